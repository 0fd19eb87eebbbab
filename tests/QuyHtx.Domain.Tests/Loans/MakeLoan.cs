using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Signed loans and transactions with as few words as a test needs.</summary>
internal static class MakeLoan
{
    public static readonly Guid Maker = Guid.NewGuid();

    /// <summary>Every day is a working day for rules that leave due dates where they are.</summary>
    public static readonly WorkingCalendar Calendar = new([]);

    public static Loan Signed(LoanTerms? terms = null, long approved = 200_000_000, string on = "2026-01-10") => new(
        Guid.NewGuid(), "HD-2026-0001", Guid.NewGuid(), Guid.NewGuid(), Make.Day(on), new Dong(approved), terms ?? Make.Terms(RepaymentMethod.EqualPrincipal, 5),
        new LendingPolicy(Guid.NewGuid(), Make.Day("2026-01-01"), "Quy chế", new LendingLimits { Province = "Đắk Nông" }, Make.Rules, "microfinance"));

    /// <summary>With 100 million paid out on 15/1/2026.</summary>
    public static Loan Running(LoanTerms? terms = null)
    {
        var loan = Signed(terms);
        loan.Enter(LoanTransactionKind.Disbursement, "2026-01-15", 100_000_000);
        return loan;
    }

    public static LoanTransaction Transaction(LoanTransactionKind kind, string date, long amount = 0, string? enteredOn = null) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        Date = Make.Day(date),
        EnteredOn = Make.Day(enteredOn ?? date),
        EnteredBy = Maker,
        Amount = new Dong(amount),
    };

    public static LoanTransaction Enter(this Loan loan, LoanTransactionKind kind, string date, long amount = 0, string? enteredOn = null) =>
        loan.Enter(Transaction(kind, date, amount, enteredOn), Calendar);

    public static LoanTransaction Restructure(this Loan loan, string date, RestructuringKind kind, LoanTerms terms) => loan.Enter(
        Transaction(LoanTransactionKind.Restructuring, date) with { RestructuringKind = kind, NewTerms = terms }, Calendar);

    public static LoanTransaction Reverse(this Loan loan, LoanTransaction reversed, string on) => loan.Enter(Reversal(reversed, on), Calendar);

    public static LoanTransaction Reversal(LoanTransaction reversed, string on) =>
        Transaction(LoanTransactionKind.Reversal, on) with { ReversesId = reversed.Id };

    public static LoanState State(this Loan loan, string asOf) => loan.Position(Calendar, Make.Day(asOf)).State;
}
