using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Language;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Policies;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>
/// Soạn hồ sơ vay vốn in steps, new or corrected. All steps share one draft, kept as typed whenever somebody stops typing, goes on or asks for
/// it; the application itself changes only by commands.
/// </summary>
public abstract class ApplicationForm : FundPage
{
    /// <summary>The application; of a new one, the id that it will have.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? Slug { get; set; }

    public FormStep Step { get; protected set; }

    public TypedFields Input { get; protected set; } = new(new Dictionary<string, string>());

    /// <summary>When the draft was last kept; null without one.</summary>
    public Instant? SavedAt { get; protected set; }

    /// <summary>The application as it stands; null for a new one.</summary>
    public new ApplicationFile? File { get; protected set; }

    public ApplicationReading Reading { get; private set; } = null!;

    public ApplicationTried Tried { get; private set; } = null!;

    public IReadOnlyList<ProductVersion> Products { get; private set; } = [];

    /// <summary>What it would pay and when; null while the terms do not make a schedule.</summary>
    public PlannedSchedule? Schedule { get; private set; }

    public ProductVersion? Product => Products.FirstOrDefault(product => product.Id == Reading.Content.ProductId);

    public static IEnumerable<SelectListItem> CreditResults =>
        [new("Không có nợ nhóm 3–5", ApplicationReading.NoBadDebt), new("Có nợ nhóm 3–5", ApplicationReading.BadDebt)];

    public IEnumerable<SelectListItem> Methods =>
        (Product?.Methods ?? Enum.GetValues<RepaymentMethod>()).Select(method => new SelectListItem(ApplicationWords.Of(method), $"{method}"));

    public IEnumerable<SelectListItem> ProductChoices => Products.Select(product => new SelectListItem(
        $"{product.Name}: {Show.Rate(product.Rate)}, {Show.Short(product.LeastAmount.Value)}–{Show.Short(product.MostAmount.Value)}, đến {product.MostMonths} tháng",
        product.Id.ToString()));

    /// <summary>Rows for collateral: those filled in and one more.</summary>
    public int CollateralRows => Math.Min(
        ApplicationFields.MostCollateral,
        Enumerable.Range(0, ApplicationFields.MostCollateral).LastOrDefault(i => Input.All.Any(typed =>
            typed.Key.StartsWith(ApplicationFields.Collateral(i, ""), StringComparison.Ordinal) && typed.Value.Length > 0), -1) + 2);

    /// <summary>What is still missing or wrong, in the order of the steps.</summary>
    public IEnumerable<FieldProblem> Missing => Reading.Problems
        .Concat(Tried.Problems
            .Select(problem => new FieldProblem(ApplicationFields.NameOf(problem.Field ?? ""), Sentences.Of(problem, Sentences.Vietnamese)))
            .Where(problem => Reading.Problems.All(read => read.Field != problem.Field))
            .Select(problem => IsLeftEmpty(problem.Field) ? problem with { Sentence = "chưa nhập." } : problem))
        .OrderBy(problem => ApplicationFields.StepOf(problem.Field));

    /// <summary>Where a step is.</summary>
    public abstract string AddressOf(FormStep step);

    /// <summary>True where a step can be opened yet.</summary>
    public bool IsOpen(FormStep step) => File is not null || step < FormStep.Papers;

    /// <summary>The draft, or else what the application has.</summary>
    protected async Task ReadAsync(TypedFields otherwise)
    {
        var draft = await Ask(new GetDraft(DraftForm.Application, Id));
        Input = draft.SavedAt is null ? otherwise : new TypedFields(draft.Fields);
        SavedAt = draft.SavedAt;
        Step = ApplicationFields.StepAt(Slug) is { } step && IsOpen(step) ? step : FormStep.Borrower;
    }

    /// <summary>Keeps what was typed over the draft.</summary>
    protected async Task KeepAsync()
    {
        Input = Input.With(Request.Form);
        await JudgeAsync();
        SavedAt = await Ask(new SaveDraft(DraftForm.Application, Id, Title(), Input.All));
    }

    /// <summary>Reads what was typed and asks how it would stand.</summary>
    protected async Task JudgeAsync()
    {
        Products = (await Ask(new ListProducts(InForceOnly: true, PageSize: 200))).Rows;
        Reading = ApplicationReading.Of(Input, File?.Content);
        Tried = await Ask(new TryApplication(Id, File?.BorrowerId ?? Reading.BorrowerId, Reading.Content));
        Schedule = await PlanAsync();
    }

    /// <summary>Says what is wrong beside the fields, and turns to the first step that has something wrong.</summary>
    protected void Say(IEnumerable<FieldProblem> problems)
    {
        FormStep? first = null;
        foreach (var problem in problems)
        {
            ModelState.AddModelError(TypedFields.KeyOf(problem.Field), problem.Sentence);
            var step = ApplicationFields.StepOf(problem.Field);
            first = first is { } earlier && earlier <= step ? earlier : step;
        }

        Step = first is { } wrong && IsOpen(wrong) ? wrong : Step;
    }

    /// <summary>Tries a command of this form: what is refused stands beside the field of the form.</summary>
    /// <param name="command">What is sent.</param>
    /// <param name="at">The one field that it is about, whatever it names.</param>
    protected async Task<TAnswer?> TryHere<TAnswer>(MediatR.IRequest<TAnswer> command, string? at = null)
        where TAnswer : class
    {
        try
        {
            return await Ask(command);
        }
        catch (RuleViolationException refused)
        {
            Say([new(at ?? ApplicationFields.NameOf(refused.Violation.Field ?? ""), Sentences.Of(refused.Violation, Sentences.Vietnamese))]);
        }
        catch (ValidationException invalid)
        {
            Say(invalid.Errors.Select(failure => new FieldProblem(
                at ?? ApplicationFields.NameOf(failure.PropertyName),
                Sentences.Of(new RuleViolation(failure.ErrorCode, failure.PropertyName, failure.AttemptedValue ?? ""), Sentences.Vietnamese))));
        }

        return null;
    }

    /// <summary>What is not there yet is said to be so, and not that nil is out of range.</summary>
    private bool IsLeftEmpty(string name) => string.IsNullOrWhiteSpace(Input[name]) && !name.StartsWith("dossier", StringComparison.Ordinal);

    private string Title()
    {
        var name = Tried.Borrower?.Name ?? "Chưa chọn khách hàng";
        var title = Reading.Content.Amount > Dong.Zero ? $"{name}, {Reading.Content.Amount} đồng" : name;
        return title.Length > 400 ? title[..400] : title;
    }

    private async Task<PlannedSchedule?> PlanAsync()
    {
        var (content, terms) = (Tried.Content, Tried.Content.Terms);
        if (content.Amount <= Dong.Zero || Product is null || terms.Check().Any())
        {
            return null;
        }

        try
        {
            return await Ask(new PlanSchedule(
                content.Amount, terms.Rate.Value, terms.Rate.Unit, terms.TermMonths, terms.Method, terms.InterestEveryMonths, terms.PrincipalEveryMonths,
                terms.GraceMonths, null, terms.FirstDueDate,
                [.. Enumerable.Range(1, terms.Rows).Select(row => terms.CustomPrincipal.FirstOrDefault(named => named.Row == row)?.Amount ?? Dong.Zero)]));
        }
        catch (RuleViolationException)
        {
            // A first due date before the loan begins: the schedule waits until it is right.
            return null;
        }
    }
}
