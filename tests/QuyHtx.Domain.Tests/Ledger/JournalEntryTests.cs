using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Ledger;

public sealed class JournalEntryTests
{
    [Fact]
    public void Lines_of_nothing_are_left_out_and_the_others_numbered() => Assert.Equal(
        [("112", 1, 5L, 0L), ("3388", 2, 0L, 2L), ("515", 3, 0L, 3L)],
        Entry(Debit("112", 5), Debit("12831", 0), Credit("3388", 2), Credit("515", 3))
            .Lines.Select(line => (line.Account, line.No, line.Debit.Value, line.Credit.Value)));

    [Fact]
    public void An_entry_that_does_not_balance_cannot_be_made()
    {
        var refusal = Make.Refusal(() => Entry(Debit("112", 5), Credit("515", 4)));

        Assert.Equal(("entry-unbalanced", new Dong(5), new Dong(4)), (refusal.Code, refusal.Values[0], refusal.Values[1]));
        Assert.Equal("entry-unbalanced", Make.Refusal(() => Entry(Debit("112", 5))).Code);
    }

    [Fact]
    public void An_entry_of_nothing_cannot_be_made()
    {
        Assert.Equal("entry-empty", Make.Refusal(() => Entry()).Code);
        Assert.Equal("entry-empty", Make.Refusal(() => Entry(Debit("112", 0), Credit("515", 0))).Code);
    }

    [Fact]
    public void A_negative_amount_stands_on_the_other_side()
    {
        Assert.Equal(Credit("112", 5), Debit("112", -5));
        Assert.Equal(Debit("112", 5), Credit("112", -5));
    }

    private static JournalLine Debit(string account, long amount) => JournalLine.DebitOf(account, new Dong(amount));

    private static JournalLine Credit(string account, long amount) => JournalLine.CreditOf(account, new Dong(amount));

    private static JournalEntry Entry(params JournalLine[] lines) =>
        new(Guid.NewGuid(), 1, Make.Day("2026-01-05"), EntryKind.Capital, "Góp vốn", lines, EntrySource.Fund);
}
