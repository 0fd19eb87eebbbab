using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>What is typed into the form of a proposal; which fields it has depends on its kind.</summary>
public sealed class ProposalInput
{
    public string? Note { get; set; }

    public Dong? Amount { get; set; }

    public LocalDate? Date { get; set; }

    public RestructuringKind? RestructuringKind { get; set; }

    public int? TermMonths { get; set; }

    public RepaymentMethod? Method { get; set; }

    public int? InterestEveryMonths { get; set; }

    public int? PrincipalEveryMonths { get; set; }

    public int? GraceMonths { get; set; }

    public LocalDate? FirstDueDate { get; set; }

    /// <summary>The form as it opens: for a restructuring the terms that apply now, for as many months as are left.</summary>
    public static ProposalInput For(LoanTransactionKind kind, LoanStatement statement)
    {
        var (header, today, terms) = (statement.Header, statement.Header.BusinessDate, TermsNow(statement));
        return new ProposalInput
        {
            Amount = kind switch
            {
                LoanTransactionKind.Disbursement => header.ApprovedAmount - header.Disbursed,
                LoanTransactionKind.AdvanceRefund => statement.State.Advance,
                _ => null,
            },
            Date = kind is LoanTransactionKind.InterestWaiver or LoanTransactionKind.Restructuring ? today : null,
            RestructuringKind = Domain.Loans.RestructuringKind.Extend,
            TermMonths = Math.Max(1, Period.Between(today, header.MaturityDate, PeriodUnits.Months).Months),
            Method = terms.Method == RepaymentMethod.Custom ? RepaymentMethod.EqualPrincipal : terms.Method,
            InterestEveryMonths = terms.InterestEveryMonths,
            PrincipalEveryMonths = terms.PrincipalEveryMonths,
            GraceMonths = 0,
        };
    }

    /// <summary>The terms after a restructuring; what the form does not ask for stays as it is now.</summary>
    public LoanTerms? TermsAfter(LoanTransactionKind kind, LoanStatement statement) => kind != LoanTransactionKind.Restructuring ? null : TermsNow(statement) with
    {
        TermMonths = TermMonths ?? 0,
        Method = Method ?? RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = InterestEveryMonths ?? 0,
        PrincipalEveryMonths = PrincipalEveryMonths ?? 0,
        GraceMonths = GraceMonths ?? 0,
        FirstDueDate = FirstDueDate,
        CustomPrincipal = [],
    };

    private static LoanTerms TermsNow(LoanStatement statement) =>
        statement.Transactions.LastOrDefault(row => row is { ReversedBy: null, Transaction.NewTerms: not null })?.Transaction.NewTerms ?? statement.Header.Terms;
}
