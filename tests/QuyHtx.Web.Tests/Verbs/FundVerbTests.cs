using Microsoft.EntityFrameworkCore;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Verbs;

/// <summary>The verbs that work on a fund, run as processes of their own on a real database that the environment names.</summary>
public sealed class FundVerbTests
{
    private static readonly LoanTerms Monthly = new()
    {
        Rate = new InterestRate(0.5m, RateUnit.PercentPerMonth),
        TermMonths = 12,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 1,
        PrincipalEveryMonths = 1,
    };

    [Theory]
    [OnEveryDatabase]
    public async Task Days_are_closed_the_ledger_exported_and_the_books_verified(DatabaseProvider provider)
    {
        await using var fund = await Lending(provider, 1);

        var closed = await VerbProcess.Run(fund.Database, "close-day", "--to", "2026-01-06");
        Assert.Equal(
            "05/01/2026: đã khóa sổ; 1 khoản vay, 0 thay đổi tình trạng, 3 bút toán, 0 tin nhắc nợ.\n"
            + "06/01/2026: đã khóa sổ; 1 khoản vay, 0 thay đổi tình trạng, 1 bút toán, 0 tin nhắc nợ.\n"
            + "Đã khóa sổ 2 ngày; ngày nghiệp vụ là 07/01/2026.\n",
            closed.Output);
        Assert.Equal("Đã khóa sổ 0 ngày; ngày nghiệp vụ là 07/01/2026.\n", (await VerbProcess.Run(fund.Database, "close-day", "--to", "2026-01-06")).Output);

        var exported = await VerbProcess.Run(fund.Database, "export", "ledger", "--from", "2026-01-06", "--to", "2026-01-06");
        Assert.Equal((0, 3), (exported.ExitCode, exported.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length));
        (await VerbProcess.Run(fund.Database, "export", "ledger", "--from", "2026-01-06", "--to", "2026-01-05"))
            .AssertRefused("--to: ngày cuối phải từ ngày đầu (--from) trở đi.");

        Assert.Equal(new VerbRun(0, "Đã kiểm tra 1 khoản vay, 4 bút toán, 2 ngày khóa sổ: 0 điểm sai lệch.\n", ""), await VerbProcess.Run(fund.Database, "verify"));
        await fund.Look(db => db.LoanStatuses.ExecuteUpdateAsync(row => row.SetProperty(status => status.InterestDue, new Dong(7))));
        var wrong = await VerbProcess.Run(fund.Database, "verify");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("khoản vay HD-2026-0001: lãi đến hạn chưa trả ghi 7 đồng, tính lại 0 đồng.\n", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_migrated_once_and_has_no_fund_yet()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "new", "fund.db")}" };

            Assert.Matches("^Đã áp dụng [0-9]+ bước nâng cấp cơ sở dữ liệu.\n$", (await VerbProcess.Run(database, "migrate")).Output);
            Assert.Equal("Cơ sở dữ liệu đã ở phiên bản này, không có gì phải làm.\n", (await VerbProcess.Run(database, "migrate")).Output);
            (await VerbProcess.Run(database, "close-day")).AssertRefused("chưa lập Quỹ trong cơ sở dữ liệu này.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static async Task<TestFund> Lending(DatabaseProvider provider, int loans)
    {
        var fund = await TestFund.FoundedAsync(provider);
        for (var i = 0; i < loans; i++)
        {
            var loanId = await fund.SignedLoan(Monthly, new Dong(600_000_000));
            await fund.Enter(loanId, LoanTransactionKind.Disbursement, 600_000_000);
            if (i % 2 == 0 && loans > 1)
            {
                await fund.Enter(loanId, LoanTransactionKind.Repayment, 60_000_000);
            }
        }

        return fund;
    }
}
