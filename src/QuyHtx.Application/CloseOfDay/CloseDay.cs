using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Khóa sổ một ngày: ages and classifies every loan, accrues, queues reminders, seals the day's entries and moves the business date on, all
/// or nothing. <see cref="DayCloser"/> sends it for each open day.
/// </summary>
/// <param name="CommandId">The key, made from the date: a day is closed once, whoever asks how often.</param>
/// <param name="Date">The business date.</param>
[Needs(Permission.CloseDays)]
public sealed record CloseDay(Guid CommandId, LocalDate Date) : ICommand<DayClosed>
{
    internal sealed class Handler(FundDbContext db, Journal journal, LoanBook book, ReturningLoans returning, TimeProvider clock) : IRequestHandler<CloseDay, DayClosed>
    {
        private static readonly LocalDatePattern Shown = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

        public async Task<DayClosed> Handle(CloseDay day, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            if (day.Date != fund.BusinessDate)
            {
                throw new RuleViolationException(new("day-not-open", "date", day.Date, fund.BusinessDate));
            }

            await book.EnsureAsync(fund, cancellationToken);
            var policy = LendingPolicy.InForceOn(book.Policies, day.Date);
            var computed = ComputedDay.Of(book, day.Date);
            var loans = computed.Loans;
            var returned = await SetAsideAsync(computed.Failing, day.Date, cancellationToken);
            var changed = Classify(computed);
            await PostAsync(loans, day.Date, cancellationToken);
            var messages = await Reminders.ForAsync(db, fund, loans, book.Borrowers, policy.Limits.ReminderDays, cancellationToken);
            db.Messages.AddRange(messages);
            await returning.TakeBackAsync(returned, day.Date, cancellationToken);
            var entries = await SealAsync(day.Date, cancellationToken);

            fund.BusinessDate = day.Date.PlusDays(1);
            await UseAdvancesAsync(loans, cancellationToken);
            await db.PlannedRows.Where(row => row.DueDate <= fund.BusinessDate).ExecuteDeleteAsync(cancellationToken);
            return new DayClosed(day.Date, loans.Count, changed, entries, messages.Count);
        }

        /// <summary>
        /// A loan that fails stops the day, unless it was set aside; that holds until it computes again. What failed and was not set aside is
        /// forgotten when it no longer fails.
        /// </summary>
        /// <returns>The loans that were set aside and take part again.</returns>
        private async Task<IReadOnlyCollection<Guid>> SetAsideAsync(IReadOnlyList<FailingLoan> failing, LocalDate date, CancellationToken cancellation)
        {
            var known = await db.CloseFailures.Where(failure => failure.ResolvedOn == null).ToListAsync(cancellation);
            var setAside = known.Where(failure => failure.SetAsideBy is not null).Select(failure => failure.LoanId).ToHashSet();
            var stopping = failing.Where(loan => !setAside.Contains(loan.Status.LoanId)).ToList();
            if (stopping.Count > 0)
            {
                throw new LoansFailedException([.. stopping.Select(loan => new FailedLoan(loan.Status.LoanId, loan.ContractNumber, loan.Error))]);
            }

            db.CloseFailures.RemoveRange(known.Where(failure => failure.SetAsideBy is null));
            var stillFailing = failing.Select(loan => loan.Status.LoanId).ToHashSet();
            var resolved = known.Where(failure => failure.SetAsideBy is not null && !stillFailing.Contains(failure.LoanId)).ToList();
            foreach (var failure in resolved)
            {
                failure.ResolvedOn = date;
            }

            return [.. resolved.Select(failure => failure.LoanId)];
        }

        private int Classify(ComputedDay computed)
        {
            computed.Group();
            var changed = 0;
            foreach (var loan in computed.Loans)
            {
                var figures = StatusFigures.Of(loan.Status);
                if (figures != StatusFigures.Of(loan.Booked.Status))
                {
                    figures.WriteTo(loan.Booked.Status);
                    db.LoanStatuses.Update(loan.Booked.Status);
                    changed++;
                }
            }

            return changed;
        }

        /// <summary>At most three entries for all loans: each account is brought from what is posted to what the loans say.</summary>
        private async Task PostAsync(List<LoanAtClose> loans, LocalDate date, CancellationToken cancellation)
        {
            var on = Shown.Format(date);
            var targets = CloseTargets.Of(loans);
            await Move(AccountUse.LoansOverdue, EntryKind.Reclassification, $"Chuyển nợ quá hạn ngày {on}", LoanPostings.Reclassify);
            await Move(AccountUse.InterestReceivable, EntryKind.Accrual, $"Dự thu lãi cho vay ngày {on}", LoanPostings.Accrue);
            await Move(AccountUse.InterestOffBalance, EntryKind.OffBalanceAccrual, $"Lãi chưa thu ngoại bảng ngày {on}", LoanPostings.AccrueOffBalance);

            async Task Move(AccountUse use, EntryKind kind, string text, Func<Dong, Dong, ChartOfAccounts, IReadOnlyList<JournalLine>> lines)
            {
                await journal.PostAsync(kind, text, lines(targets[use], book.Posted[use], book.Chart), EntrySource.Fund, cancellation);
                book.Posted[use] = targets[use];
            }
        }

        /// <summary>The new day begins: rows fall due, and an advance held pays them before anybody enters anything.</summary>
        private async Task UseAdvancesAsync(List<LoanAtClose> loans, CancellationToken cancellation)
        {
            foreach (var loan in loans)
            {
                var (principal, interest) = loan.UsedInTheMorning;
                if (principal.IsZero && interest.IsZero)
                {
                    continue;
                }

                var accrues = CloseTargets.AccruesIntoIncome(loan);
                await journal.PostAsync(
                    EntryKind.LoanTransaction,
                    $"{loan.Booked.Loan.ContractNumber}: thu nợ đến hạn từ tiền trả trước",
                    loan.AdvanceUsed(principal, interest, book.Chart, accrues),
                    new EntrySource(loan.Booked.Loan.Id),
                    cancellation);
                book.Posted[AccountUse.InterestReceivable] -= accrues ? interest : Dong.Zero;
            }
        }

        private async Task<int> SealAsync(LocalDate date, CancellationToken cancellation)
        {
            var entries = await db.JournalEntries.AsNoTracking().Where(entry => entry.Date == date).OrderBy(entry => entry.No).ToListAsync(cancellation);
            entries.AddRange(db.JournalEntries.Local.OrderBy(entry => entry.No));
            var previous = book.LastClose?.Seal ?? DaySeal.First;
            var (auditSeal, lastAuditNo) = await AuditSeal.OfAllSinceAsync(db, book.LastClose, cancellation);
            var close = new DayClose
            {
                Date = date,
                Seal = DaySeal.Of(previous, date, entries),
                PreviousSeal = previous,
                Entries = entries.Count,
                AuditSeal = auditSeal,
                LastAuditNo = lastAuditNo,
                TransactionSeal = await TransactionSeal.OfDayAsync(db, book.LastClose, date, cancellation),
                ClosedAt = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            };
            db.DayCloses.Add(close);
            book.LastClose = close;
            return entries.Count;
        }
    }
}

/// <summary>A day that was closed.</summary>
/// <param name="Date">The day.</param>
/// <param name="Loans">How many loans were looked at.</param>
/// <param name="StatusesChanged">Of how many the status changed.</param>
/// <param name="Entries">How many entries the seal covers.</param>
/// <param name="Messages">How many reminders were queued.</param>
public sealed record DayClosed(LocalDate Date, int Loans, int StatusesChanged, int Entries, int Messages);

/// <summary>A loan that keeps a day from closing.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="Error">What went wrong.</param>
public sealed record FailedLoan(Guid LoanId, string ContractNumber, string Error);

/// <summary>Thrown when loans could not be computed: the day stays open, and nothing of its close remains.</summary>
public sealed class LoansFailedException(IReadOnlyList<FailedLoan> loans) : Exception($"{loans.Count} loans could not be closed.")
{
    /// <summary>Which.</summary>
    public IReadOnlyList<FailedLoan> Loans { get; } = loans;
}
