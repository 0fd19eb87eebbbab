using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Language;
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
    internal sealed class Handler(FundDbContext db, Journal journal, LoanBook book, TimeProvider clock) : IRequestHandler<CloseDay, DayClosed>
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
            var loans = Compute(day.Date, policy, await SetAsideAsync(day.Date, cancellationToken));
            var changed = Classify(loans);
            await PostAsync(loans, day.Date, cancellationToken);
            var messages = await Reminders.ForAsync(db, fund, loans, book.Borrowers, policy.Limits.ReminderDays, cancellationToken);
            db.Messages.AddRange(messages);
            var entries = await SealAsync(day.Date, cancellationToken);

            fund.BusinessDate = day.Date.PlusDays(1);
            await UseAdvancesAsync(loans, cancellationToken);
            await db.PlannedRows.Where(row => row.DueDate <= fund.BusinessDate).ExecuteDeleteAsync(cancellationToken);
            return new DayClosed(day.Date, loans.Count, changed, entries, messages.Count);
        }

        /// <summary>The loans set aside on the day. What failed earlier and was not set aside is tried again, and forgotten when it succeeds.</summary>
        private async Task<HashSet<Guid>> SetAsideAsync(LocalDate date, CancellationToken cancellation)
        {
            var failures = await db.CloseFailures.Where(failure => failure.Date == date).ToListAsync(cancellation);
            db.CloseFailures.RemoveRange(failures.Where(failure => failure.SetAsideBy is null));
            return [.. failures.Where(failure => failure.SetAsideBy is not null).Select(failure => failure.LoanId)];
        }

        /// <summary>Every loan at the end of the day. One that cannot be computed stops no other; unless it was set aside, it stops the day.</summary>
        private List<LoanAtClose> Compute(LocalDate date, LendingPolicy policy, HashSet<Guid> setAside)
        {
            var computed = new LoanAtClose?[book.Loans.Count];
            var failed = new ConcurrentBag<FailedLoan>();
            Parallel.For(0, computed.Length, i =>
            {
                var loan = book.Loans[i];
                try
                {
                    computed[i] = loan.At(date, policy);
                }
                catch (Exception problem)
                {
                    // Whatever it is: what one loan's data do to the computation must not keep the others from being told.
                    if (!setAside.Contains(loan.Loan.Id))
                    {
                        failed.Add(new FailedLoan(loan.Loan.Id, loan.Loan.ContractNumber, Told(problem)));
                    }
                }
            });
            return failed.IsEmpty
                ? [.. computed.OfType<LoanAtClose>()]
                : throw new LoansFailedException([.. failed.OrderBy(loan => loan.ContractNumber, StringComparer.Ordinal)]);
        }

        private int Classify(List<LoanAtClose> loans)
        {
            LoanAtClose.Group(loans);
            var changed = 0;
            foreach (var loan in loans)
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
                await journal.PostAsync(kind, text, lines(targets[use], book.Posted[use], Journal.Chart), EntrySource.Fund, cancellation);
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

                var after = LoanBooks.Of(loan.Position, loan.Booked.Loan.Events);
                var before = after with { InTerm = after.InTerm + principal, Advance = after.Advance + principal + interest };
                var accrues = CloseTargets.AccruesIntoIncome(loan);
                await journal.PostAsync(
                    EntryKind.LoanTransaction,
                    $"{loan.Booked.Loan.ContractNumber}: thu nợ đến hạn từ tiền trả trước",
                    loan.IsOnBalance
                        ? LoanPostings.Between(before, after, Journal.Chart, accrues)
                        : LoanPostings.BetweenWrittenOff(before, after, Journal.Chart),
                    new EntrySource(loan.Booked.Loan.Id),
                    cancellation);
                book.Posted[AccountUse.InterestReceivable] -= accrues ? interest : Dong.Zero;
            }
        }

        private async Task<int> SealAsync(LocalDate date, CancellationToken cancellation)
        {
            var entries = await db.JournalEntries.AsNoTracking().Where(entry => entry.Date == date).OrderBy(entry => entry.No).ToListAsync(cancellation);
            entries.AddRange(db.JournalEntries.Local.OrderBy(entry => entry.No));
            var seal = DaySeal.Of(book.LastSeal, date, entries);
            db.DayCloses.Add(new DayClose
            {
                Date = date,
                Seal = seal,
                PreviousSeal = book.LastSeal,
                Entries = entries.Count,
                ClosedAt = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            });
            book.LastSeal = seal;
            return entries.Count;
        }

        private static string Told(Exception problem) => problem is RuleViolationException refused
            ? Sentences.Of(refused.Violation, Sentences.Vietnamese)
            : problem.Message;
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
