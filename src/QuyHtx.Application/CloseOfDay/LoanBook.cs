using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// All that closing a day reads, in a few reads of whole sets. It stays in memory between the days of one run, and is read again when
/// somebody else's command has come in between: the fund's row counts them.
/// </summary>
public sealed class LoanBook(FundDbContext db)
{
    private const long NotLoaded = -1;

    private long turn = NotLoaded;

    /// <summary>The versions of the policy.</summary>
    public IReadOnlyList<LendingPolicy> Policies { get; private set; } = [];

    /// <summary>Every loan that a close can change.</summary>
    public IReadOnlyList<BookedLoan> Loans { get; private set; } = [];

    /// <summary>Those among them whose stored text cannot be read, each with its status as it was.</summary>
    public IReadOnlyList<(UnreadableLoan Loan, LoanStatus Status)> Unreadable { get; private set; } = [];

    /// <summary>Whom to write to, by borrower.</summary>
    public IReadOnlyDictionary<Guid, (string Name, string Email)> Borrowers { get; private set; } = new Dictionary<Guid, (string, string)>();

    /// <summary>The accounts that a close posts to.</summary>
    public ChartOfAccounts Chart { get; private set; } = new([]);

    /// <summary>What stands in the accounts that a close brings to their targets.</summary>
    public Dictionary<AccountUse, Dong> Posted { get; private set; } = [];

    /// <summary>The last day closed, whose seals the next ones follow from; null before the first.</summary>
    public DayClose? LastClose { get; set; }

    /// <summary>Reads the book, unless what was read is still what is there.</summary>
    public async Task EnsureAsync(FundState fund, CancellationToken cancellation)
    {
        if (turn == NotLoaded || fund.Turn != turn + 1)
        {
            await LoadAsync(fund.BusinessDate, cancellation);
        }

        turn = fund.Turn;
    }

    /// <summary>What was read is no longer to be trusted.</summary>
    public void Forget() => turn = NotLoaded;

    private async Task LoadAsync(LocalDate businessDate, CancellationToken cancellation)
    {
        // A settled loan is left alone once it stands in group 1; one only signed has nothing to close.
        var statuses = await db.LoanStatuses.AsNoTracking().Where(Changeable).ToDictionaryAsync(status => status.LoanId, cancellation);
        var whole = await WholeLoans.ReadAsync(
            db, db.Loans.Where(loan => db.LoanStatuses.Where(Changeable).Any(status => status.LoanId == loan.Id)), cancellation);
        var calendar = await db.CalendarAsync(cancellation);
        Loans = [.. whole.Loans.Select(loan => new BookedLoan(loan, statuses[loan.Id], calendar))];
        Unreadable = [.. whole.Unreadable.Select(loan => (loan, statuses[loan.Id]))];
        Policies = await db.Policies.AsNoTracking().ToListAsync(cancellation);
        Borrowers = await db.Borrowers.AsNoTracking().Select(borrower => new { borrower.Id, borrower.Profile.Name, borrower.Profile.Email })
            .ToDictionaryAsync(borrower => borrower.Id, borrower => (borrower.Name, borrower.Email), cancellation);
        Chart = await db.ChartAsync(cancellation);
        var balances = await db.BalancesAsync(businessDate, cancellation);
        Posted = new[] { AccountUse.LoansOverdue, AccountUse.InterestReceivable, AccountUse.InterestOffBalance }
            .ToDictionary(use => use, use => balances.Of(Chart[use]));
        LastClose = await db.DayCloses.AsNoTracking().OrderByDescending(close => close.Date).FirstOrDefaultAsync(cancellation);
    }

    private static Expression<Func<LoanStatus, bool>> Changeable =>
        status => status.Stage == LoanStage.Open || status.Stage == LoanStage.WrittenOff || status.Group != DebtGroup.Standard
            || status.OwnGroup != DebtGroup.Standard;
}
