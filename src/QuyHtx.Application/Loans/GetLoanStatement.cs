using Microsoft.EntityFrameworkCore;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;

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
            var asOf = query.AsOf ?? await db.BusinessDateAsync(cancellationToken);
            var calendar = await db.CalendarAsync(cancellationToken);
            var about = await (
                from status in db.LoanStatuses.AsNoTracking()
                join borrower in db.Borrowers on loan.BorrowerId equals borrower.Id
                where status.LoanId == loan.Id
                select new { status.Stage, status.Group, borrower.Profile.Name }).SingleAsync(cancellationToken);
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
                    ApplicationId = loan.ApplicationId,
                    Stage = about.Stage,
                    Group = about.Group,
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
                SideBySide(plan, position),
                position.Allocations,
                explanation.Steps,
                [.. explanation.Segments.Select(InterestFormula.Shown)],
                TransactionsBy(loan, asOf),
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

        private static IReadOnlyList<StatementRow> SideBySide(RepaymentSchedule plan, LoanPosition position)
        {
            var planned = plan.Rows.ToDictionary(row => row.No);
            var actual = position.Rows.ToDictionary(row => row.No);
            return [.. planned.Keys.Union(actual.Keys).Order()
                .Select(no => new StatementRow(no, planned.GetValueOrDefault(no), actual.GetValueOrDefault(no)))];
        }

        private static IReadOnlyList<StatementTransaction> TransactionsBy(Loan loan, LocalDate asOf)
        {
            var reversals = loan.Transactions.Where(entered => entered.ReversesId is not null).ToDictionary(entered => entered.ReversesId!.Value, entered => entered.Id);
            return [.. loan.Transactions.Where(entered => entered.Date <= asOf)
                .Select(entered => new StatementTransaction(entered, reversals.TryGetValue(entered.Id, out var by) ? by : null))];
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
