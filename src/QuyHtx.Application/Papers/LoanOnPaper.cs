using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Papers;

/// <summary>The loan that a paper is about: what was signed.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="SignedOn">Ngày ký.</param>
/// <param name="ApprovedAmount">Số tiền cho vay.</param>
/// <param name="Terms">Điều kiện vay, as signed.</param>
/// <param name="Rules">Quy tắc thu nợ, as signed.</param>
/// <param name="OverdueRate">Lãi suất quá hạn: the contract rate times the multiplier of the rules.</param>
/// <param name="Borrower">Khách hàng, as written down on the day of the paper.</param>
public sealed record LoanOnPaper(
    Guid LoanId, string ContractNumber, LocalDate SignedOn, Dong ApprovedAmount, LoanTerms Terms, RepaymentRules Rules, InterestRate OverdueRate,
    BorrowerProfile Borrower);

/// <summary>A loan and the calendar as they were known on the day of a paper: what is entered or set later does not change the paper.</summary>
internal sealed record LoanThen(Letterhead Letterhead, Loan Loan, WorkingCalendar Calendar)
{
    /// <summary>A loan on a day. A contract that was not signed by then is as if it were not there.</summary>
    public static async Task<LoanThen> OnAsync(FundDbContext db, CurrentUser user, Guid loanId, LocalDate? on, CancellationToken cancellation)
    {
        var loan = await db.LoanToReadAsync(loanId, user, cancellation);
        var letterhead = await db.LetterheadAsync(on, cancellation);
        return letterhead.Date < loan.SignedOn
            ? throw Loaders.NotThere()
            : new LoanThen(letterhead, loan.AsKnownOn(letterhead.Date), (await db.CalendarAsync(cancellation)).AsKnownOn(letterhead.Date));
    }

    public LocalDate Date => Letterhead.Date;

    /// <summary>What the paper says of the loan.</summary>
    public async Task<LoanOnPaper> ShownAsync(FundDbContext db, CancellationToken cancellation) => new(
        Loan.Id, Loan.ContractNumber, Loan.SignedOn, Loan.ApprovedAmount, Loan.Terms, Loan.Rules,
        new InterestRate(Loan.Terms.Rate.Value * Loan.Rules.OverdueRateMultiplier, Loan.Terms.Rate.Unit),
        await db.BorrowerOnAsync(Loan.BorrowerId, Date, cancellation));
}
