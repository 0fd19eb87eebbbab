using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Một bút toán: its lines, the event of the loan that made it, what it reverses or is reversed by, and the seal of its day.</summary>
/// <param name="EntryId">The entry.</param>
[Needs(Permission.ReadFund)]
public sealed record GetJournalEntry(Guid EntryId) : IQuery<EntryFile>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetJournalEntry, EntryFile>
    {
        public async Task<EntryFile> Handle(GetJournalEntry query, CancellationToken cancellationToken)
        {
            var entry = await db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.EntryId, cancellationToken) ?? throw Loaders.NotThere();
            var names = (await db.ChartAsync(cancellationToken)).Accounts.ToDictionary(account => account.Code, account => account.Name);
            var (previous, next) = (entry.No - 1, entry.No + 1);
            var related = await db.JournalEntries.AsNoTracking()
                .Where(other => other.Id == entry.ReversesId || other.ReversesId == entry.Id || other.No == previous || other.No == next)
                .Select(other => new RelatedEntry(other.Id, other.No, other.Date, other.ReversesId)).ToListAsync(cancellationToken);
            return new EntryFile
            {
                Id = entry.Id,
                No = entry.No,
                Date = entry.Date,
                Kind = entry.Kind,
                Text = entry.Text,
                Lines = [.. entry.Lines.Select(line => new EntryFileLine(line.Account, names.GetValueOrDefault(line.Account, ""), line.Debit, line.Credit))],
                Loan = await LoanAsync(entry.LoanId, cancellationToken),
                Transaction = await TransactionAsync(entry.TransactionId, cancellationToken),
                Reverses = related.Find(other => other.Id == entry.ReversesId),
                ReversedBy = related.Find(other => other.ReversesId == entry.Id),
                Previous = related.Find(other => other.No == previous),
                Next = related.Find(other => other.No == next),
                Seal = await db.DayCloses.AsNoTracking().Where(close => close.Date == entry.Date)
                    .Select(close => new EntrySeal(close.Seal, close.PreviousSeal, close.Entries, close.ClosedAt)).SingleOrDefaultAsync(cancellationToken),
                SealedText = DaySeal.TextOf(entry),
            };
        }

        private Task<EntryLoan?> LoanAsync(Guid? id, CancellationToken cancellation) => (
            from loan in db.Loans.AsNoTracking()
            join borrower in db.Borrowers on loan.BorrowerId equals borrower.Id
            where loan.Id == id
            select new EntryLoan(loan.Id, loan.ContractNumber, borrower.Id, borrower.Profile.Name)).SingleOrDefaultAsync(cancellation);

        private async Task<EntryTransaction?> TransactionAsync(Guid? id, CancellationToken cancellation)
        {
            if (id is null || await db.LoanTransactions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } entered)
            {
                return null;
            }

            var proposed = await db.Proposals.AsNoTracking().Where(proposal => proposal.Id == id)
                .Select(proposal => (Guid?)proposal.ProposedBy).SingleOrDefaultAsync(cancellation);
            var people = await UserNames.OfAsync(db, [entered.EnteredBy, proposed], cancellation);
            return new EntryTransaction(
                entered.Id, entered.No, entered.Kind, entered.Date, entered.EnteredOn, entered.Amount, entered.Note, people[entered.EnteredBy], people[proposed]);
        }
    }
}

/// <summary>An entry with where it comes from.</summary>
public sealed record EntryFile
{
    /// <summary>The entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>Số bút toán.</summary>
    public required long No { get; init; }

    /// <summary>Ngày ghi sổ.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>What made it.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Diễn giải.</summary>
    public required string Text { get; init; }

    /// <summary>The lines in order.</summary>
    public required IReadOnlyList<EntryFileLine> Lines { get; init; }

    /// <summary>Khoản vay, where it comes from one.</summary>
    public required EntryLoan? Loan { get; init; }

    /// <summary>Giao dịch that posted it; a close posts some of a loan's entries without one.</summary>
    public required EntryTransaction? Transaction { get; init; }

    /// <summary>Bút toán bị đảo.</summary>
    public required RelatedEntry? Reverses { get; init; }

    /// <summary>Bị đảo bởi.</summary>
    public required RelatedEntry? ReversedBy { get; init; }

    /// <summary>The entry with the number before.</summary>
    public required RelatedEntry? Previous { get; init; }

    /// <summary>The entry with the number after.</summary>
    public required RelatedEntry? Next { get; init; }

    /// <summary>Niêm phong of its day; null while the day is open.</summary>
    public required EntrySeal? Seal { get; init; }

    /// <summary>The entry as it goes under the seal, character by character.</summary>
    public required string SealedText { get; init; }

    /// <summary>Its debits, which are its credits.</summary>
    public Dong Total => Lines.Aggregate(Dong.Zero, (sum, line) => sum + line.Debit);
}

/// <summary>A line of an entry.</summary>
/// <param name="Account">Số hiệu tài khoản.</param>
/// <param name="Name">Tên tài khoản.</param>
/// <param name="Debit">Nợ.</param>
/// <param name="Credit">Có.</param>
public sealed record EntryFileLine(string Account, string Name, Dong Debit, Dong Credit);

/// <summary>The loan of an entry.</summary>
/// <param name="Id">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
public sealed record EntryLoan(Guid Id, string ContractNumber, Guid BorrowerId, string BorrowerName);

/// <summary>The transaction that posted an entry.</summary>
/// <param name="Id">Giao dịch.</param>
/// <param name="No">Thứ tự trong khoản vay.</param>
/// <param name="Kind">Loại.</param>
/// <param name="Date">Ngày giá trị.</param>
/// <param name="EnteredOn">Ngày nhập.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="Note">Diễn giải.</param>
/// <param name="EnteredBy">Người nhập, người duyệt.</param>
/// <param name="ProposedBy">Người đề xuất; empty where one person was enough.</param>
public sealed record EntryTransaction(
    Guid Id, int No, LoanTransactionKind Kind, LocalDate Date, LocalDate EnteredOn, Dong Amount, string Note, string EnteredBy, string ProposedBy);

/// <summary>Another entry.</summary>
/// <param name="Id">The entry.</param>
/// <param name="No">Số bút toán.</param>
/// <param name="Date">Ngày ghi sổ.</param>
/// <param name="ReversesId">Bút toán mà nó đảo.</param>
public sealed record RelatedEntry(Guid Id, long No, LocalDate Date, Guid? ReversesId);

/// <summary>The seal over an entry's day.</summary>
/// <param name="Seal">Niêm phong.</param>
/// <param name="PreviousSeal">The seal before it.</param>
/// <param name="Entries">How many entries it seals.</param>
/// <param name="ClosedAt">When.</param>
public sealed record EntrySeal(string Seal, string PreviousSeal, int Entries, Instant ClosedAt);
