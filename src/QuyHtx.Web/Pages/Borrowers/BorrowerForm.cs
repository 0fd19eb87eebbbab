using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Language;
using QuyHtx.Domain;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Web.Pages;

/// <summary>What the forms of a new borrower and of one that is corrected share.</summary>
public abstract class BorrowerForm : FundPage
{
    [BindProperty]
    public BorrowerInput Input { get; set; } = new();

    /// <summary>What other profiles have, proposed while one types.</summary>
    public BorrowerChoices Choices { get; private set; } = new([], [], []);

    /// <summary>What is said of the tax code that stands there.</summary>
    public TaxCodeSaid TaxCodeSaid { get; private set; } = TaxCodeSaid.Nothing;

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<BorrowerKind>().Select(kind => new SelectListItem(ApplicationWords.Of(kind), $"{kind}"));

    /// <summary>Where the form is left without doing anything.</summary>
    public abstract string Back { get; }

    protected async Task LoadChoicesAsync(Guid? borrowerId)
    {
        Choices = await Ask(new ListBorrowerChoices());
        TaxCodeSaid = await SayAsync(Input.TaxCode, borrowerId);
    }

    /// <summary>What is said of a tax code while it is typed: a wrong one is a warning, one that another borrower has is refused when it is sent.</summary>
    protected async Task<TaxCodeSaid> SayAsync(string text, Guid? borrowerId)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 20)
        {
            return TaxCodeSaid.Nothing;
        }

        var digits = TaxCode.DigitsOf(text);
        var (code, fault) = TaxCode.Parse(text);
        if (digits.Length > 0 && await Ask(new FindBorrowerByTaxCode(text)) is { BorrowerId: { } other } found && other != borrowerId)
        {
            return new(false, Sentences.Of(new RuleViolation("tax-code-taken", null, text.Trim(), found.Name), Sentences.Vietnamese), other);
        }

        return code is not null ? new(true, $"Mã hợp lệ: {BorrowerWords.Of(code.Kind)}.", null) : new(false, BorrowerWords.Of(fault!.Value), null);
    }
}

/// <summary>What is said of a tax code.</summary>
/// <param name="IsGood">Nothing is wrong with it.</param>
/// <param name="Text">The sentence.</param>
/// <param name="OtherId">Another borrower that has it.</param>
public sealed record TaxCodeSaid(bool IsGood, string Text, Guid? OtherId)
{
    public static readonly TaxCodeSaid Nothing = new(true, "", null);
}
