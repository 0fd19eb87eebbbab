using Microsoft.EntityFrameworkCore;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Loans;

/// <summary>Sao kê khoản vay as of any date, by all that is known today.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="AsOf">The date; null for the business date.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetLoanStatement(Guid LoanId, LocalDate? AsOf = null) : IQuery<LoanStatement>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetLoanStatement, LoanStatement>
    {
        public async Task<LoanStatement> Handle(GetLoanStatement query, CancellationToken cancellationToken)
        {
            var loan = await db.LoanToReadAsync(query.LoanId, user, cancellationToken);
            var today = await db.BusinessDateAsync(cancellationToken);
            var asOf = query.AsOf ?? today;
            var calendar = await db.CalendarAsync(cancellationToken);
            var about = await (
                from status in db.LoanStatuses.AsNoTracking()
                join borrower in db.Borrowers on loan.BorrowerId equals borrower.Id
                where status.LoanId == loan.Id
                select new { status.Stage, status.Group, borrower.Profile.Name, borrower.Profile.Representative, borrower.Profile.Phone }).SingleAsync(cancellationToken);
            var explanation = new Explanation();
            var position = loan.Position(calendar, asOf, explanation);
            var tranches = PlannedTranches(loan, asOf);
            var plan = PlanAtSigning(loan, tranches, calendar);
            return new LoanStatement(
                new LoanHeader
                {
                    LoanId = loan.Id,
                    ContractNumber = loan.ContractNumber,
                    BorrowerId = loan.BorrowerId,
                    BorrowerName = about.Name,
                    Representative = about.Representative,
                    Phone = about.Phone,
                    ApplicationId = loan.ApplicationId,
                    Stage = about.Stage,
                    Group = about.Group,
                    OwnGroupOnDate = await OwnGroupAsync(loan, position.State, cancellationToken),
                    BusinessDate = today,
                    SignedOn = loan.SignedOn,
                    ApprovedAmount = loan.ApprovedAmount,
                    Disbursed = loan.DisbursedBy(asOf),
                    Terms = loan.Terms,
                    Rules = loan.Rules,
                    MaturityDate = position.Rows.LastOrDefault()?.DueDate ?? plan.MaturityDate,
                    Restructurings = loan.RestructuringsBy(asOf),
                    WrittenOffOn = loan.WrittenOffOn,
                    PlanIsProvisional = tranches.Count == 0,
                },
                position.State,
                SideBySide(plan, position, loan.Outlook(calendar, asOf)),
                position.Allocations,
                explanation.Steps,
                [.. explanation.Segments.Select(InterestFormula.Shown)],
                await TransactionsByAsync(loan, asOf, cancellationToken),
                user.May(Permission.ReadFund) ? await LedgerAsync(loan.Id, asOf, cancellationToken) : []);
        }

        /// <summary>What the plan at signing was for: tranches after a restructuring belong to terms it did not know.</summary>
        private static List<Disbursement> PlannedTranches(Loan loan, LocalDate asOf)
        {
            var restructuredOn = loan.Standing.Where(entered => entered.Kind == LoanTransactionKind.Restructuring)
                .Select(entered => entered.Date).DefaultIfEmpty(LocalDate.MaxIsoValue).Min();
            return [.. loan.Standing
                .Where(entered => entered.Kind == LoanTransactionKind.Disbursement && entered.Date <= LocalDate.Min(asOf, restructuredOn))
                .Select(entered => new Disbursement(entered.Date, entered.Amount))];
        }

        private static RepaymentSchedule PlanAtSigning(Loan loan, IReadOnlyList<Disbursement> tranches, WorkingCalendar calendar) => ScheduleGenerator.Generate(
            loan.Contract(calendar), tranches.Count > 0 ? tranches : [new Disbursement(loan.SignedOn, loan.ApprovedAmount)]);

        /// <summary>As the close of that day would find it, of this loan alone.</summary>
        private async Task<DebtGroup?> OwnGroupAsync(Loan loan, LoanState state, CancellationToken cancellation)
        {
            if (LoanStatus.OwesNothing(state))
            {
                return DebtGroup.Standard;
            }

            if (loan.WrittenOffOn <= state.AsOf)
            {
                return DebtGroup.Loss;
            }

            var table = await db.Policies.AsNoTracking().Where(policy => policy.EffectiveFrom <= state.AsOf)
                .OrderByDescending(policy => policy.EffectiveFrom).Select(policy => policy.DebtGroups).FirstOrDefaultAsync(cancellation);
            return table is null ? null : DebtClassification.Of(DebtGroupTable.Named(table), state.DaysPastDue, loan.RestructuringsBy(state.AsOf));
        }

        private static IReadOnlyList<StatementRow> SideBySide(RepaymentSchedule plan, LoanPosition position, IReadOnlyList<LoanRow> outlook)
        {
            var toCome = outlook.ToDictionary(row => row.No, row => row.Interest);
            var planned = plan.Rows.ToDictionary(row => row.No);
            var actual = position.Rows.ToDictionary(row => row.No);
            return [.. planned.Keys.Union(actual.Keys).Order()
                .Select(no => new StatementRow(
                    no, planned.GetValueOrDefault(no), actual.GetValueOrDefault(no), actual.GetValueOrDefault(no) is { HasFallenDue: false } ? toCome[no] : null))];
        }

        private async Task<IReadOnlyList<StatementTransaction>> TransactionsByAsync(Loan loan, LocalDate asOf, CancellationToken cancellation)
        {
            var people = loan.Transactions.Select(entered => entered.EnteredBy).Distinct().ToList();
            var names = user.May(Permission.ReadFund)
                ? await db.Users.Where(person => people.Contains(person.Id)).Select(person => new { person.Id, person.FullName }).ToDictionaryAsync(person => person.Id, person => person.FullName, cancellation)
                : [];
            var reversals = loan.Transactions.Where(entered => entered.ReversesId is not null).ToDictionary(entered => entered.ReversesId!.Value, entered => entered.Id);
            return [.. loan.Transactions.Where(entered => entered.Date <= asOf)
                .Select(entered => new StatementTransaction(entered, reversals.TryGetValue(entered.Id, out var by) ? by : null, names.GetValueOrDefault(entered.EnteredBy, "")))];
        }

        private async Task<IReadOnlyList<StatementEntry>> LedgerAsync(Guid loanId, LocalDate asOf, CancellationToken cancellation)
        {
            var entries = await db.JournalEntries.AsNoTracking().Where(entry => entry.LoanId == loanId && entry.Date <= asOf)
                .OrderBy(entry => entry.No).ToListAsync(cancellation);
            return [.. entries.Select(entry => new StatementEntry(
                entry.Id, entry.No, entry.Date, entry.Kind, entry.Text, entry.TransactionId, entry.ReversesId, entry.Lines))];
        }
    }
}
