using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuyHtx.Application.Language;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Web.Pages;

/// <summary>
/// What every page is made of: it asks queries, tries commands, and shows what was refused beside the field it concerns. Each says with
/// <see cref="NeedsAttribute"/> who may open it, or that anybody may.
/// </summary>
public abstract class FundPage : PageModel
{
    /// <summary>The key of the command that this form sends. It travels with the form, so a second click or a reload changes nothing again.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>Who is looking.</summary>
    public CurrentUser Current => HttpContext.RequestServices.GetRequiredService<CurrentUser>();

    /// <summary>What is told once on the next page, after something was done.</summary>
    [TempData]
    public string? Notice { get; set; }

    private IMediator Mediator => HttpContext.RequestServices.GetRequiredService<IMediator>();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (CommandId == Guid.Empty)
        {
            ModelState.Remove(nameof(CommandId));
            CommandId = Guid.NewGuid();
        }
    }

    public bool May(Permission permission) => Current.May(permission);

    /// <summary>Asks; what is refused becomes the error page of its kind.</summary>
    protected Task<TAnswer> Ask<TAnswer>(IRequest<TAnswer> query) => Mediator.Send(query, HttpContext.RequestAborted);

    /// <summary>
    /// Tries a command, or a query of what somebody typed: null when it is refused, with the sentences in the model state, for the form to be
    /// shown again as it was typed.
    /// </summary>
    /// <param name="message">What is sent.</param>
    /// <param name="prefix">Where the form keeps the message's fields: Input for Input.Amount.</param>
    protected async Task<TAnswer?> Try<TAnswer>(IRequest<TAnswer> message, string prefix = "")
        where TAnswer : class
    {
        try
        {
            return await Mediator.Send(message, HttpContext.RequestAborted);
        }
        catch (RuleViolationException refused)
        {
            Refuse(refused.Violation, prefix);
        }
        catch (ValidationException invalid)
        {
            foreach (var failure in invalid.Errors)
            {
                Refuse(new RuleViolation(failure.ErrorCode, failure.PropertyName, failure.AttemptedValue ?? ""), prefix);
            }
        }

        return null;
    }

    /// <summary>Says what is wrong, beside the field where this form has it and on top in any case.</summary>
    protected void Refuse(RuleViolation violation, string prefix = "")
    {
        var key = violation.Field is { Length: > 0 } field ? KeyOf(prefix.Length > 0 ? $"{prefix}.{field}" : field) ?? KeyOf(field) : null;
        ModelState.AddModelError(key ?? "", Sentences.Of(violation, Sentences.Vietnamese));
    }

    /// <summary>As the form spells it; the pipeline's fields differ in case.</summary>
    private string? KeyOf(string field) => ModelState.Keys.FirstOrDefault(key => key.Equals(field, StringComparison.OrdinalIgnoreCase));
}
