using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Ledger;

/// <summary>Dòng bút toán: one account, on one side.</summary>
/// <param name="Account">Số hiệu tài khoản.</param>
/// <param name="Debit">Nợ; nil on a credit line.</param>
/// <param name="Credit">Có; nil on a debit line.</param>
public sealed record JournalLine(string Account, Dong Debit, Dong Credit)
{
    /// <summary>The line's place in its entry, from 1.</summary>
    public int No { get; init; }

    /// <summary>Ghi Nợ; a negative amount is a credit.</summary>
    public static JournalLine DebitOf(string account, Dong amount) => amount >= Dong.Zero
        ? new(account, amount, Dong.Zero)
        : new(account, Dong.Zero, Dong.Zero - amount);

    /// <summary>Ghi Có; a negative amount is a debit.</summary>
    public static JournalLine CreditOf(string account, Dong amount) => DebitOf(account, Dong.Zero - amount);
}

/// <summary>What made an entry.</summary>
public enum EntryKind
{
    /// <summary>Góp vốn.</summary>
    Capital,

    /// <summary>Giao dịch của khoản vay.</summary>
    LoanTransaction,

    /// <summary>Đảo giao dịch.</summary>
    Reversal,

    /// <summary>Chuyển nợ quá hạn, at close of day.</summary>
    Reclassification,

    /// <summary>Dự thu lãi, at close of day.</summary>
    Accrual,

    /// <summary>Theo dõi lãi ngoại bảng, at close of day.</summary>
    OffBalanceAccrual,

    /// <summary>Xử lý rủi ro.</summary>
    WriteOff,
}

/// <summary>
/// Bút toán: a balanced entry; one that does not balance cannot be made. It is never changed: a mistake is answered by an entry that
/// names the one it reverses.
/// </summary>
public sealed class JournalEntry
{
    private readonly List<JournalLine> lines = [];

    /// <summary>Makes an entry; lines of nil are left out.</summary>
    /// <param name="id">Made by whoever posts it.</param>
    /// <param name="no">Số bút toán: gapless over the whole ledger.</param>
    /// <param name="date">Ngày ghi sổ: the business date.</param>
    /// <param name="kind">What made it.</param>
    /// <param name="text">Diễn giải.</param>
    /// <param name="lines">At least two that are not nil.</param>
    /// <param name="source">The loan and transaction it comes from, and the entry it reverses.</param>
    /// <exception cref="RuleViolationException">Debit and credit differ, or there is nothing to post.</exception>
    public JournalEntry(Guid id, long no, LocalDate date, EntryKind kind, string text, IEnumerable<JournalLine> lines, EntrySource source)
    {
        this.lines.AddRange(lines.Where(line => line.Debit != line.Credit).Select((line, i) => line with { No = i + 1 }));
        var debit = this.lines.Aggregate(Dong.Zero, (sum, line) => sum + line.Debit);
        var credit = this.lines.Aggregate(Dong.Zero, (sum, line) => sum + line.Credit);
        if (debit != credit)
        {
            throw new RuleViolationException(new("entry-unbalanced", null, debit, credit));
        }

        if (this.lines.Count == 0)
        {
            throw new RuleViolationException(new("entry-empty", null));
        }

        (Id, No, Date, Kind, Text) = (id, no, date, kind, text);
        (LoanId, TransactionId, ReversesId) = (source.LoanId, source.TransactionId, source.ReversesId);
    }

    private JournalEntry() => Text = "";

    /// <summary>The entry.</summary>
    public Guid Id { get; private set; }

    /// <summary>Số bút toán.</summary>
    public long No { get; private set; }

    /// <summary>Ngày ghi sổ.</summary>
    public LocalDate Date { get; private set; }

    /// <summary>What made it.</summary>
    public EntryKind Kind { get; private set; }

    /// <summary>Diễn giải.</summary>
    public string Text { get; private set; }

    /// <summary>Khoản vay, where it comes from one.</summary>
    public Guid? LoanId { get; private set; }

    /// <summary>Giao dịch, where it comes from one.</summary>
    public Guid? TransactionId { get; private set; }

    /// <summary>Bút toán bị đảo.</summary>
    public Guid? ReversesId { get; private set; }

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<JournalLine> Lines => [.. lines.OrderBy(line => line.No)];
}

/// <summary>Where an entry comes from.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="TransactionId">Giao dịch.</param>
/// <param name="ReversesId">Bút toán bị đảo.</param>
public sealed record EntrySource(Guid? LoanId = null, Guid? TransactionId = null, Guid? ReversesId = null)
{
    /// <summary>An entry of the fund as a whole.</summary>
    public static readonly EntrySource Fund = new();
}
