using System.Globalization;
using NodaTime;
using QuyHtx.Application.Language;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.LoanCases;

/// <summary>
/// Hồ sơ tính thử: one loan's terms, what happened to it and a date, read from a file. Officers use it to try terms out, auditors to
/// derive a figure again, tests to check the arithmetic without a database.
/// </summary>
public sealed record LoanCase(
    LoanContract Contract,
    IReadOnlyList<Disbursement> Disbursements,
    IReadOnlyList<Repayment> Repayments,
    LocalDate AsOf,
    DebtGroupTable DebtGroups)
{
    /// <summary>All that happened, in the order entered.</summary>
    public IReadOnlyList<LoanEvent> Events { get; } = [.. Disbursements, .. Repayments];
}

/// <summary>What is wrong with an input: where, and which rule it breaks.</summary>
/// <param name="Path">The field as JSON names it: loan.disbursements[0].amount; empty for the whole file.</param>
/// <param name="Violation">What is wrong.</param>
public sealed record InputProblem(string Path, RuleViolation Violation)
{
    /// <summary>Where and what, in one sentence: "loan.termMonths: …".</summary>
    public string Sentence(CultureInfo language)
    {
        // A path is as long as our own names make it, but for a field that we do not know.
        const int longest = 100;
        var sentence = Sentences.Of(Violation, language);
        return Path.Length == 0 ? sentence : $"{InputText.OneLine(Path, longest)}: {sentence}";
    }
}
