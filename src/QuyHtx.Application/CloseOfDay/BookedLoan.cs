using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>A loan in the book that is closed, with what its status says now. Contract and events are made once for all the days of a run.</summary>
public sealed class BookedLoan(Loan loan, LoanStatus status, WorkingCalendar calendar)
{
    private LoanContract? contract;
    private IReadOnlyList<LoanEvent>? events;

    /// <summary>The loan with its transactions.</summary>
    public Loan Loan { get; } = loan;

    /// <summary>Its cached status; closing writes it.</summary>
    public LoanStatus Status { get; } = status;

    /// <summary>How the loan stands at the end of a day: one replay, as of the morning after, tells all of it.</summary>
    public LoanAtClose At(LocalDate day, LendingPolicy policy)
    {
        contract ??= Loan.Contract(calendar);
        events ??= Loan.Events;
        var position = LoanReplay.AsOf(contract, events, day.PlusDays(1));
        var status = new LoanStatus { LoanId = Loan.Id };
        status.Take(Loan, position);
        return new LoanAtClose(this, position, status, OwnGroupOf(status.Stage, position.State, day, policy));
    }

    /// <summary>
    /// A loan that is not owed has no group of its own, however it was before. One that was written off stays in group 5 while anything of it is
    /// owed, though its rows be paid up to date: the provision was used because it was there.
    /// </summary>
    private DebtGroup OwnGroupOf(LoanStage stage, LoanState state, LocalDate day, LendingPolicy policy) => stage switch
    {
        LoanStage.Open => DebtClassification.Of(policy.DebtGroupTable, LoanAtClose.DaysPastDueAtEnd(state), Loan.RestructuringsBy(day)),
        LoanStage.WrittenOff when !LoanStatus.OwesNothing(state) => DebtGroup.Loss,
        LoanStage.WrittenOff or LoanStage.Signed or LoanStage.Settled => DebtGroup.Standard,
    };
}

/// <summary>A loan at the end of a day.</summary>
/// <param name="Booked">The loan.</param>
/// <param name="Position">The replay, as of the morning after.</param>
/// <param name="Status">What its status is to say.</param>
/// <param name="OwnGroup">Nhóm nợ by its own facts.</param>
public sealed record LoanAtClose(BookedLoan Booked, LoanPosition Position, LoanStatus Status, DebtGroup OwnGroup)
{
    /// <summary>True while the loan stands on the balance sheet.</summary>
    public bool IsOnBalance => Status.Stage != LoanStage.WrittenOff;

    /// <summary>Gốc quá hạn at the end of the day: what fell due that day and was not paid is overdue from then on.</summary>
    public Dong OverduePrincipal => Position.State.PrincipalOverdue;

    /// <summary>
    /// Lãi chưa thu, earned through the day: contract interest, due or not, overdue and late-payment interest. What an advance pays the
    /// morning after is not paid yet.
    /// </summary>
    public Dong UnpaidInterest => Position.State.InterestAccruedNotDue + Position.State.InterestDueUnpaid + Position.State.OverdueInterestUnpaid
        + Position.State.LateInterestUnpaid + UsedInTheMorning.Interest;

    /// <summary>Tiền trả trước được dùng: what an advance pays of a row that falls due the morning after, before anybody enters anything.</summary>
    public (Dong Principal, Dong Interest) UsedInTheMorning
    {
        get
        {
            var (principal, interest) = (Dong.Zero, Dong.Zero);
            foreach (var used in Position.Allocations.Where(
                         allocation => allocation.From == AllocationSource.Advance && allocation.Date == Position.State.AsOf))
            {
                var repaid = used.Parts.Where(part => part.Component is PaymentComponent.OverduePrincipal or PaymentComponent.DuePrincipal)
                    .Aggregate(Dong.Zero, (sum, part) => sum + part.Amount);
                (principal, interest) = (principal + repaid, interest + used.Amount - repaid);
            }

            return (principal, interest);
        }
    }

    /// <summary>What an advance that paid so much of the loan's rows posts.</summary>
    public IReadOnlyList<JournalLine> AdvanceUsed(Dong principal, Dong interest, ChartOfAccounts chart, bool accruesIntoIncome)
    {
        var after = LoanBooks.Of(Position, Booked.Loan.Events);
        var before = after with { InTerm = after.InTerm + principal, Advance = after.Advance + principal + interest };
        return IsOnBalance ? LoanPostings.Between(before, after, chart, accruesIntoIncome) : LoanPostings.BetweenWrittenOff(before, after, chart);
    }

    /// <summary>Days past due at the end of the day, of a state as of the morning after.</summary>
    public static int DaysPastDueAtEnd(LoanState morningAfter) => Math.Max(0, morningAfter.DaysPastDue - 1);

    /// <summary>
    /// Gives each loan its group: the worst of its borrower's loans. A loan that is not owed neither takes part in that nor takes it.
    /// </summary>
    /// <param name="loans">The loans at the end of the day.</param>
    /// <param name="held">The own groups of loans set aside, as they last were: that one cannot be computed makes no borrower better.</param>
    public static void Group(IEnumerable<LoanAtClose> loans, ILookup<Guid, DebtGroup> held)
    {
        foreach (var ofBorrower in loans.GroupBy(loan => loan.Booked.Loan.BorrowerId))
        {
            var worst = DebtClassification.WorstOf(ofBorrower.Select(loan => loan.OwnGroup).Concat(held[ofBorrower.Key]));
            foreach (var loan in ofBorrower)
            {
                loan.Status.OwnGroup = loan.OwnGroup;
                loan.Status.Group = loan.Status.Stage is LoanStage.Open or LoanStage.WrittenOff ? worst : DebtGroup.Standard;
            }
        }
    }
}

/// <summary>The figures of a loan's status, to be compared.</summary>
public sealed record StatusFigures(
    LoanStage Stage, Dong PrincipalOutstanding, Dong PrincipalDue, Dong InterestDue, Dong Advance, LocalDate? OldestUnpaidDueDate, LocalDate? NextDueDate,
    DebtGroup OwnGroup, DebtGroup Group)
{
    /// <summary>Those of a status.</summary>
    public static StatusFigures Of(LoanStatus status) => new(
        status.Stage, status.PrincipalOutstanding, status.PrincipalDue, status.InterestDue, status.Advance, status.OldestUnpaidDueDate, status.NextDueDate,
        status.OwnGroup, status.Group);

    /// <summary>Writes them into a status.</summary>
    public void WriteTo(LoanStatus status)
    {
        (status.Stage, status.PrincipalOutstanding, status.PrincipalDue, status.InterestDue) = (Stage, PrincipalOutstanding, PrincipalDue, InterestDue);
        (status.Advance, status.OldestUnpaidDueDate, status.NextDueDate) = (Advance, OldestUnpaidDueDate, NextDueDate);
        (status.OwnGroup, status.Group) = (OwnGroup, Group);
    }
}
