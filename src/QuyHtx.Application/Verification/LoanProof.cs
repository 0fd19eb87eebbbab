using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Verification;

/// <summary>Proves every loan from its events: its cached status and planned rows, its balances in the ledger, and what the last close made of all loans.</summary>
internal sealed class LoanProof(FundDbContext db, FundState fund, ChartOfAccounts chart, LocalDate? lastClose)
{
    private readonly List<RuleViolation> findings = [];
    private readonly HashSet<string> failed = [];

    public async Task<(int Loans, IReadOnlyList<RuleViolation> Findings)> RunAsync(CancellationToken cancellation)
    {
        var all = await WholeLoans.ReadAsync(db, db.Loans, cancellation);
        foreach (var loan in all.Unreadable)
        {
            Fail(loan.ContractNumber, loan.Problem);
        }

        var statuses = await db.LoanStatuses.AsNoTracking().ToDictionaryAsync(status => status.LoanId, cancellation);
        var planned = (await db.PlannedRows.AsNoTracking().OrderBy(row => row.No).ToListAsync(cancellation)).ToLookup(row => row.LoanId);
        var posted = await PostedAsync(cancellation);
        var calendar = await db.CalendarAsync(cancellation);
        foreach (var loan in all.Loans)
        {
            try
            {
                Prove(loan, statuses.GetValueOrDefault(loan.Id), [.. planned[loan.Id]], posted, calendar);
            }
            catch (Exception problem)
            {
                // Whatever it is, the other loans are still to be proved.
                Fail(loan.ContractNumber, problem);
            }
        }

        if (lastClose is { } day)
        {
            await ProveCloseAsync(all, statuses, day, cancellation);
        }

        return (all.Loans.Count + all.Unreadable.Count, findings);
    }

    private void Prove(
        Loan loan, LoanStatus? stored, IReadOnlyList<PlannedRow> planned, IReadOnlyDictionary<(Guid Loan, string Account), Dong> posted,
        WorkingCalendar calendar)
    {
        var position = loan.Position(calendar, fund.BusinessDate);
        var proved = new LoanStatus { LoanId = loan.Id };
        proved.Take(loan, position);
        if (stored is not null)
        {
            Compare(loan, StatusFigures.Of(stored), StatusFigures.Of(proved));
        }

        var rows = LoanDesk.PlannedRowsOf(loan, calendar, fund.BusinessDate).ToList();
        if (!rows.Select(Figures).SequenceEqual(planned.Select(Figures)))
        {
            findings.Add(new("verify-planned-rows", null, loan.ContractNumber));
        }

        var (onBalance, writtenOff) = loan.WrittenOffOn is null
            ? (proved.PrincipalOutstanding, Dong.Zero)
            : (Dong.Zero, proved.PrincipalOutstanding);
        var principal = Posted(AccountUse.LoansInTerm) + Posted(AccountUse.LoansOverdue);
        Expect(principal == onBalance, () => new("verify-ledger-principal", null, loan.ContractNumber, principal, onBalance));
        var advance = Dong.Zero - Posted(AccountUse.Advances);
        Expect(advance == proved.Advance, () => new("verify-ledger-advance", null, loan.ContractNumber, advance, proved.Advance));
        var beside = Posted(AccountUse.WrittenOffOffBalance);
        Expect(beside == writtenOff, () => new("verify-ledger-written-off", null, loan.ContractNumber, beside, writtenOff));

        Dong Posted(AccountUse use) => posted.GetValueOrDefault((loan.Id, chart[use]), Dong.Zero);
    }

    /// <summary>The groups are not compared here: they are those of the last close.</summary>
    private void Compare(Loan loan, StatusFigures stored, StatusFigures proved)
    {
        var contract = loan.ContractNumber;
        Expect(stored.Stage == proved.Stage, () => new("verify-stage", null, contract, stored.Stage, proved.Stage));
        Expect(
            stored.PrincipalOutstanding == proved.PrincipalOutstanding,
            () => new("verify-principal", null, contract, stored.PrincipalOutstanding, proved.PrincipalOutstanding));
        Expect(stored.PrincipalDue == proved.PrincipalDue, () => new("verify-principal-due", null, contract, stored.PrincipalDue, proved.PrincipalDue));
        Expect(stored.InterestDue == proved.InterestDue, () => new("verify-interest-due", null, contract, stored.InterestDue, proved.InterestDue));
        Expect(stored.Advance == proved.Advance, () => new("verify-advance", null, contract, stored.Advance, proved.Advance));
        Expect(
            stored.OldestUnpaidDueDate == proved.OldestUnpaidDueDate,
            () => new("verify-oldest-due", null, contract, Shown(stored.OldestUnpaidDueDate), Shown(proved.OldestUnpaidDueDate)));
        Expect(
            stored.NextDueDate == proved.NextDueDate, () => new("verify-next-due", null, contract, Shown(stored.NextDueDate), Shown(proved.NextDueDate)));
    }

    private async Task ProveCloseAsync(WholeLoans loans, Dictionary<Guid, LoanStatus> statuses, LocalDate day, CancellationToken cancellation)
    {
        var close = await PastClose.ReadAsync(db, cancellation);
        var closed = close.At(
            loans, day, statuses.ToDictionary(status => status.Key, status => status.Value.OwnGroup), (loan, problem) => Fail(loan.ContractNumber, problem));
        foreach (var loan in closed)
        {
            if (statuses.TryGetValue(loan.Booked.Loan.Id, out var stored))
            {
                var contract = loan.Booked.Loan.ContractNumber;
                Expect(stored.OwnGroup == loan.OwnGroup, () => new("verify-own-group", null, contract, (int)stored.OwnGroup, (int)loan.OwnGroup));
                Expect(stored.Group == loan.Status.Group, () => new("verify-group", null, contract, (int)stored.Group, (int)loan.Status.Group));
            }
        }

        var balances = await db.BalancesAsync(day, cancellation);
        foreach (var (use, proved) in CloseTargets.Of(closed))
        {
            var posted = balances.Of(chart[use]);
            Expect(posted == proved, () => new("verify-account", null, chart[use], day, posted, proved));
        }
    }

    private async Task<IReadOnlyDictionary<(Guid Loan, string Account), Dong>> PostedAsync(CancellationToken cancellation)
    {
        var sums = await db.JournalEntries.AsNoTracking().Where(entry => entry.LoanId != null)
            .SelectMany(entry => entry.Lines, (entry, line) => new { LoanId = entry.LoanId!.Value, line.Account, line.Debit, line.Credit })
            .GroupBy(line => new { line.LoanId, line.Account })
            .Select(account => new
            {
                account.Key.LoanId, account.Key.Account, Balance = account.Sum(line => (long)line.Debit) - account.Sum(line => (long)line.Credit),
            })
            .ToListAsync(cancellation);
        return sums.ToDictionary(sum => (sum.LoanId, sum.Account), sum => new Dong(sum.Balance));
    }

    private void Fail(string contractNumber, Exception problem) =>
        Fail(contractNumber, problem is RuleViolationException refused ? refused.Violation : problem.Message);

    /// <summary>A loan that fails is named once, however often it is come upon.</summary>
    private void Fail(string contractNumber, object problem)
    {
        if (failed.Add(contractNumber))
        {
            findings.Add(new("verify-loan-fails", null, contractNumber, problem));
        }
    }

    private void Expect(bool asItShouldBe, Func<RuleViolation> finding)
    {
        if (!asItShouldBe)
        {
            findings.Add(finding());
        }
    }

    private static (int No, LocalDate DueDate, Dong Principal, Dong Interest) Figures(PlannedRow row) => (row.No, row.DueDate, row.Principal, row.Interest);

    private static object Shown(LocalDate? date) => date is { } day ? day : "–";
}
