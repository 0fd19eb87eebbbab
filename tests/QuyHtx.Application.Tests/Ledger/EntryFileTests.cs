using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Ledger;

/// <summary>GetJournalEntry, BreakDownEntry: from an entry to the event and the loans behind it.</summary>
public sealed class EntryFileTests
{
    private static readonly LocalDate First = TestFund.FirstDay;

    [Theory]
    [OnEveryDatabase]
    public async Task Every_entry_of_a_close_is_the_sum_of_what_its_loans_put_into_it(DatabaseProvider provider)
    {
        await using var fund = await LedgerLife.OfAsync(provider);
        var entries = await fund.Look(db => db.JournalEntries.AsNoTracking().OrderBy(entry => entry.No).ToListAsync());
        var ofCloses = entries.Where(entry => BreakDownEntry.AccountMovedBy(entry.Kind) is not null).ToList();

        // Loans accrue on each of the 116 days from 5 January to 30 April; some days reclassify, and the written-off one goes on beside the books.
        Assert.Equal(
            [EntryKind.Reclassification, EntryKind.Accrual, EntryKind.OffBalanceAccrual], ofCloses.Select(entry => entry.Kind).Distinct().Order());
        Assert.True(ofCloses.Count >= 116);

        // Around what happened, and then now and again.
        foreach (var entry in ofCloses.Where(entry => entry.Date.Day is 4 or 5 or 6 or 10 or 11 or 20 or 21 || entry.Date.Day % 13 == 0))
        {
            var breakdown = await fund.Send(new BreakDownEntry(entry.Id), Person.Auditor);
            Assert.Equal((Dong.Zero, true), (breakdown.Unexplained, breakdown.Parts.Count > 0));
            Assert.Equal(entry.Lines.Single(line => line.Account == breakdown.Account) is var line ? line.Debit - line.Credit : default, breakdown.Total);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_day_s_accrual_is_told_loan_by_loan_with_what_was_paid_in_between(DatabaseProvider provider)
    {
        // 100 million at 3.65 % earn 10,000 a day; row 1 of 5 February is 20,000,000 and 31 days of that. The second loan begins that day.
        await using var fund = await TestFund.FoundedAsync(provider);
        var due = new LocalDate(2026, 2, 5);
        var one = await fund.RunningLoan();
        await Closer.CloseAsync(fund, due.PlusDays(-1));
        await fund.Pay(one, due, 20_310_000);
        var other = await fund.SignedLoan(Serving.FiveParts, new Dong(50_000_000));
        await fund.Enter(other, LoanTransactionKind.Disbursement, 50_000_000);
        await Closer.CloseAsync(fund, due);

        var breakdown = await fund.Send(new BreakDownEntry(await Entry(fund, EntryKind.Accrual, due)), Person.Auditor);

        // 310,000 stood there in the morning and was paid; 80 million then earn 8,000, and 50 million 5,000.
        Assert.Equal(("1388", new Dong(13_000)), (breakdown.Account, breakdown.Total));
        Assert.Equal(
            ["HD-2026-0001 310.000 -310.000 8.000 8.000", "HD-2026-0002 0 0 5.000 5.000"],
            breakdown.Parts.Select(part => $"{part.ContractNumber} {part.AtStart} {part.PostedInDay} {part.AtEnd} {part.Amount}"));

        // However many loans there are, as many reads; and only the entry of a close has parts.
        for (var i = 0; i < 5; i++)
        {
            await fund.RunningLoan();
        }

        await Closer.CloseAsync(fund, due.PlusDays(1));
        var (few, more) = (await Commands(due), await Commands(due.PlusDays(1)));
        Assert.Equal(few, more);
        Assert.InRange(few, 1, 12);
        Assert.Equal("entry-not-of-close", await fund.Refused(new BreakDownEntry(await Entry(fund, EntryKind.Capital, First)), Person.Auditor));
        Assert.Equal("not-there", await fund.Refused(new BreakDownEntry(Guid.NewGuid()), Person.Auditor));
        Assert.Equal("not-allowed", await fund.Refused(new BreakDownEntry(Guid.NewGuid()), Person.BorrowerOf(Guid.NewGuid())));

        async Task<int> Commands(LocalDate day)
        {
            var id = await Entry(fund, EntryKind.Accrual, day);
            return await fund.Commands.Count(() => fund.Send(new BreakDownEntry(id), Person.Auditor));
        }
    }

    /// <summary>As CloseFailureTests has it: a loan is away for three days and comes back on the fourth, when it brings four days at once.</summary>
    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_that_was_set_aside_brings_all_its_days_on_the_day_it_returns(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var broken = await fund.RunningLoan();
        await fund.RunningLoan();
        await Damage(fund, broken, "\"termMonths\":5,", "\"termMonths\":0,");
        await Closer.CloseAsync(fund, First);
        await fund.Send(new SetAsideFailure(Guid.NewGuid(), broken, First, "Chờ sửa dữ liệu"), Person.Accountant);
        await Closer.CloseAsync(fund, First.PlusDays(2));
        await Damage(fund, broken, "\"termMonths\":0,", "\"termMonths\":5,");
        await Closer.CloseAsync(fund, First.PlusDays(3));

        Assert.Equal(["HD-2026-0002 10.000"], await Parts(First.PlusDays(2)));
        Assert.Equal(["HD-2026-0001 40.000", "HD-2026-0002 10.000"], await Parts(First.PlusDays(3)));

        async Task<IEnumerable<string>> Parts(LocalDate day)
        {
            var breakdown = await fund.Send(new BreakDownEntry(await Entry(fund, EntryKind.Accrual, day)), Person.Auditor);
            Assert.Equal(Dong.Zero, breakdown.Unexplained);
            return breakdown.Parts.Select(part => $"{part.ContractNumber} {part.Amount}");
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_entry_names_its_loan_its_transaction_and_who_entered_it_its_reversal_and_the_seal_of_its_day(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var made = await fund.Send(new CreateUser(Guid.NewGuid(), "ketoan", "Hoàng Văn Em", null, [Roles.Accountant], null), Person.Administrator);
        var accountant = Person.Accountant with { Id = made.UserId };
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000));
        var paidOut = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Send(paidOut, Person.Officer);
        await fund.Confirm(paidOut.CommandId, accountant);
        await Closer.CloseAsync(fund, First);
        var reversal = Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = paidOut.CommandId };
        await fund.Carry(reversal, accountant);

        var entry = await fund.Send(new GetJournalEntry(await Entry(fund, EntryKind.LoanTransaction, First)), Person.Auditor);
        var back = await fund.Send(new GetJournalEntry(await Entry(fund, EntryKind.Reversal, First.PlusDays(1))), Person.Auditor);

        Assert.Equal(["112 Tiền gửi không kỳ hạn 0 100.000.000", "12831 Cho vay trong hạn 100.000.000 0"], entry.Lines.Select(Shown));
        Assert.Equal((new Dong(100_000_000), "HD-2026-0001", LoanTransactionKind.Disbursement), (entry.Total, entry.Loan!.ContractNumber, entry.Transaction!.Kind));
        Assert.Equal(("Hoàng Văn Em", ""), (entry.Transaction.EnteredBy, entry.Transaction.ProposedBy));
        Assert.Equal((back.Id, entry.Id), (entry.ReversedBy!.Id, back.Reverses!.Id));
        Assert.Equal((1L, 3L), (entry.Previous!.No, entry.Next!.No));
        var close = await fund.Look(db => db.DayCloses.SingleAsync());
        Assert.Equal((close.Seal, close.Entries), (entry.Seal!.Seal, entry.Seal.Entries));
        Assert.Null(back.Seal);
        Assert.StartsWith($"2\t{entry.Id}\t2026-01-05\tLoanTransaction\t{loanId}\t{paidOut.CommandId}\t\tHD-2026-0001: Đề xuất\n", entry.SealedText, StringComparison.Ordinal);
        Assert.Equal("not-there", await fund.Refused(new GetJournalEntry(Guid.NewGuid()), Person.Auditor));

        static string Shown(EntryFileLine line) => $"{line.Account} {line.Name} {line.Debit} {line.Credit}";
    }

    private static Task<Guid> Entry(TestFund fund, EntryKind kind, LocalDate on) =>
        fund.Look(db => db.JournalEntries.Where(entry => entry.Kind == kind && entry.Date == on).Select(entry => entry.Id).SingleAsync());

    private static Task<int> Damage(TestFund fund, Guid loanId, string words, string others) => fund.Look(db => db.Database.ExecuteSqlAsync(
        $"UPDATE loans SET terms = REPLACE(terms, {words}, {others}) WHERE id = {loanId}"));
}
