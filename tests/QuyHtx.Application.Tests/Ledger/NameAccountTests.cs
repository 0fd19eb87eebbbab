using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Ledger;

public sealed class NameAccountTests
{
    /// <summary>As a fund of the cooperative model would call them; what was founded with 20 tỷ has postings on 112 and 4111 already.</summary>
    internal static async Task NameAllAnew(TestFund fund)
    {
        await Name(fund, AccountUse.LoansInTerm, "1211", "Cho vay trong hạn; nội tệ");
        await Name(fund, AccountUse.LoansOverdue, "1212", "Cho vay quá hạn");
        await Name(fund, AccountUse.InterestReceivable, "1318", "Lãi phải thu");
        await Name(fund, AccountUse.Advances, "3318.A", "Tiền  khách hàng:\ttrả trước");
        await Name(fund, AccountUse.InterestIncome, "511", "Doanh thu lãi");
        await Name(fund, AccountUse.InterestOffBalance, "0041", "Lãi chưa thu");
        await Name(fund, AccountUse.Bank, "112", "Tiền gửi ngân hàng");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_whole_life_is_posted_balanced_and_proved_under_the_codes_the_fund_gave(DatabaseProvider provider)
    {
        await using var fund = await LedgerLife.OfAsync(provider, NameAllAnew);

        Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);
        var rows = await fund.Send(new TrialBalance(TestFund.FirstDay, LedgerLife.LastClosed.PlusDays(1)), Person.Auditor);
        Assert.Equal(
            ["0041", "112", "1211", "1212", "1318", "2293", "3318.A", "4111", "511", "6426", "711", "N02", "N99"], rows.Select(row => row.Code));
        Assert.Equal("Tiền khách hàng: trả trước", rows.Single(row => row.Code == "3318.A").Name);
        var ours = rows.Where(row => !row.Closing.IsZero || !row.Debit.IsZero).Select(row => row.Code).ToHashSet();
        var posted = await fund.Look(db => db.JournalEntries.SelectMany(entry => entry.Lines).Select(line => line.Account).Distinct().ToListAsync());
        Assert.Equal(ours, [.. posted]);

        // Interest of the fifth loan was received as income, and what all owe stands where the position reads it.
        Assert.True((await fund.Send(new AccountLedger("511", TestFund.FirstDay, LedgerLife.LastClosed), Person.Auditor)).Count > 0);
        var position = await fund.Send(new Application.Fund.GetFundPosition(), Person.Auditor);
        Assert.Equal(rows.Single(row => row.Code == "112").Closing, position.Cash);
        Assert.Equal(Dong.Zero - rows.Where(row => row.Code is "4111" or "511" or "711" or "6426").Aggregate(Dong.Zero, (sum, row) => sum + row.Closing), position.RealCharterCapital);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_code_that_has_postings_stays_and_its_name_may_change(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Name(fund, AccountUse.InterestIncome, "511", "Doanh thu lãi cho vay");

        Assert.Equal("account-has-postings", await Refused(fund, AccountUse.Bank, "1121", "Tiền gửi"));
        await Name(fund, AccountUse.Bank, "112", "Tiền gửi tại Agribank");

        var rows = await fund.Send(new ListAccounts(), Person.Accountant);
        Assert.Equal(
            [
                "Bank 112 Tiền gửi tại Agribank Asset True", "CharterCapital 4111 Vốn điều lệ Equity True", "InterestIncome 511 Doanh thu lãi cho vay Income False",
            ],
            rows.Where(row => row.HasPostings || row.Use == AccountUse.InterestIncome).Select(row => $"{row.Use} {row.Code} {row.Name} {row.Kind} {row.HasPostings}"));
        Assert.Equal(Enum.GetValues<AccountUse>().Order(), rows.Select(row => row.Use).Order());
        Assert.Equal(rows.Select(row => row.Code).Order(StringComparer.Ordinal), rows.Select(row => row.Code));

        // A loan in group 1 accrues into 511 from its first evening, and then that code stays as well.
        await fund.RunningLoan();
        await CloseOfDay.Closer.CloseAsync(fund, TestFund.FirstDay);
        Assert.Equal("account-has-postings", await Refused(fund, AccountUse.InterestIncome, "515", "Thu lãi"));
        Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Two_accounts_never_have_one_code(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);

        Assert.Equal("account-code-taken", await Refused(fund, AccountUse.InterestIncome, "711", "Thu lãi"));
        Assert.Equal("account-code-taken", await Refused(fund, AccountUse.InterestIncome, "n01", "Thu lãi"));

        // Its own code in small letters, and a code that was given up, are free.
        await Name(fund, AccountUse.InterestOffBalance, "n01", "Lãi chưa thu");
        await Name(fund, AccountUse.OtherIncome, "7118", "Thu khác");
        await Name(fund, AccountUse.InterestIncome, "711", "Thu lãi");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_a_code_with_a_name_is_taken_and_only_from_an_administrator(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);

        Assert.Equal("not-allowed", await fund.Refused(new NameAccount(Guid.NewGuid(), AccountUse.InterestIncome, "511", "Thu lãi"), Person.Accountant));
        foreach (var code in new[] { "", "5 1", "51é", "511\n", "511;", new string('5', 21) })
        {
            Assert.Equal("account-code-malformed", await Refused(fund, AccountUse.InterestIncome, code, "Thu lãi"));
        }

        Assert.Equal("text-missing", await Refused(fund, AccountUse.InterestIncome, "511", " "));
        Assert.Equal("text-too-long", await Refused(fund, AccountUse.InterestIncome, "511", new string('a', 201)));
        Assert.Contains("515", (await fund.Send(new ListAccounts(), Person.Auditor)).Select(row => row.Code));
        await Name(fund, AccountUse.InterestIncome, new string('5', 20), new string('a', 200));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_audit_tells_the_account_before_and_after(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Name(fund, AccountUse.InterestIncome, "511", "Doanh thu lãi");

        var changes = await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(NameAccount)).Select(record => record.Changes).SingleAsync());

        Assert.Contains("\"before\":{\"code\":\"515\",\"name\":\"Thu lãi cho vay\"}", changes, StringComparison.Ordinal);
        Assert.Contains("\"after\":{\"code\":\"511\",\"name\":\"Doanh thu lãi\"}", changes, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Without_a_fund_there_is_no_chart(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);

        Assert.Equal("fund-not-founded", await Refused(fund, AccountUse.InterestIncome, "511", "Thu lãi"));
        Assert.Empty(await fund.Send(new ListAccounts(), Person.Auditor));
        Assert.Equal("fund-not-founded", await fund.Refused(new TrialBalance(TestFund.FirstDay, TestFund.FirstDay), Person.Auditor));
    }

    private static Task<Application.Pipeline.Done> Name(TestFund fund, AccountUse use, string code, string name) =>
        fund.Send(new NameAccount(Guid.NewGuid(), use, code, name), Person.Administrator);

    private static Task<string> Refused(TestFund fund, AccountUse use, string code, string name) =>
        fund.Refused(new NameAccount(Guid.NewGuid(), use, code, name), Person.Administrator);
}
