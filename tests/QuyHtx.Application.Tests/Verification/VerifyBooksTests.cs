using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Language;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Ledger;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using Xunit.Sdk;

namespace QuyHtx.Application.Tests.Verification;

public sealed class VerifyBooksTests
{
    private static readonly LoanTerms TwoYears = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
        TermMonths = 24,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 3,
        PrincipalEveryMonths = 6,
    };

    [Theory]
    [OnEveryDatabase]
    public async Task Books_with_something_of_everything_are_clean(DatabaseProvider provider)
    {
        await using var fund = await LedgerLife.OfAsync(provider);

        var verified = await fund.Send(new VerifyBooks(), Person.Auditor);

        Assert.Empty(Told(verified));
        Assert.Equal((5, 116), (verified.Loans, verified.Days));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new VerifyBooks(), Person.Officer));
    }

    [Theory]
    [OnEveryDatabase]
    public Task A_line_that_was_changed_breaks_the_seal_of_its_day(DatabaseProvider provider) => Tampered(
        provider,
        "UPDATE journal_lines SET debit = debit + 1 WHERE account = '1388' AND entry_id IN (SELECT id FROM journal_entries WHERE no = 4)",
        "niêm phong ngày 06/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.",
        "kiểm tra entries-balance.sql của cơ sở dữ liệu không đạt: 4.",
        "tài khoản 1388 cuối ngày 08/01/2026: trên sổ cái 263.015 đồng, tính lại từ các khoản vay 263.014 đồng.");

    [Theory]
    [OnEveryDatabase]
    public Task An_entry_that_was_deleted_is_missed(DatabaseProvider provider) => Tampered(
        provider,
        "DELETE FROM journal_lines WHERE entry_id IN (SELECT id FROM journal_entries WHERE no = 4); DELETE FROM journal_entries WHERE no = 4",
        "số bút toán không liên tục ở ngày 07/01/2026: phải là số 4, trong sổ là số 5.",
        "ngày 06/01/2026 có 0 bút toán, lúc khóa sổ có 1.",
        "niêm phong ngày 06/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.");

    [Theory]
    [OnEveryDatabase]
    public Task An_entry_that_was_put_in_is_noticed(DatabaseProvider provider) => Tampered(
        provider,
        """
        INSERT INTO journal_entries (id, no, date, kind, text) SELECT '01900000-0000-7000-8000-000000000001', 7, date, kind, text FROM journal_entries WHERE no = 4;
        INSERT INTO journal_lines (entry_id, no, account, debit, credit) VALUES ('01900000-0000-7000-8000-000000000001', 1, '112', 5, 0);
        INSERT INTO journal_lines (entry_id, no, account, debit, credit) VALUES ('01900000-0000-7000-8000-000000000001', 2, '711', 0, 5)
        """,
        "ngày 06/01/2026 có 2 bút toán, lúc khóa sổ có 1.",
        "niêm phong ngày 06/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.");

    [Theory]
    [OnEveryDatabase]
    public Task A_line_on_no_account_of_the_chart_is_named(DatabaseProvider provider) => Tampered(
        provider,
        "UPDATE journal_lines SET account = '999' WHERE account = '1388' AND entry_id IN (SELECT id FROM journal_entries WHERE no = 4)",
        "kiểm tra lines-are-of-the-chart.sql của cơ sở dữ liệu không đạt: 999.",
        "niêm phong ngày 06/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.");

    [Theory]
    [OnEveryDatabase]
    public Task Entries_that_changed_places_break_the_seal(DatabaseProvider provider) => Tampered(
        provider,
        "UPDATE journal_entries SET no = 99 WHERE no = 1; UPDATE journal_entries SET no = 1 WHERE no = 2; UPDATE journal_entries SET no = 2 WHERE no = 99",
        "niêm phong ngày 05/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.");

    [Theory]
    [OnEveryDatabase]
    public Task An_entry_that_was_moved_to_another_day_breaks_both(DatabaseProvider provider) => Tampered(
        provider,
        "UPDATE journal_entries SET date = '2026-01-07' WHERE no = 4",
        "ngày 06/01/2026 có 0 bút toán, lúc khóa sổ có 1.",
        "ngày 07/01/2026 có 2 bút toán, lúc khóa sổ có 1.");

    [Theory]
    [OnEveryDatabase]
    public Task A_transaction_of_a_loan_that_was_changed_is_named_by_ledger_and_lists(DatabaseProvider provider) => Tampered(
        provider,
        "UPDATE loan_transactions SET amount = 400000000",
        "khoản vay HD-2026-0001: gốc trên sổ cái 500.000.000 đồng, tính lại 400.000.000 đồng.",
        "khoản vay HD-2026-0001: dư nợ gốc ghi 500.000.000 đồng, tính lại 400.000.000 đồng.",
        "khoản vay HD-2026-0001: các kỳ trả nợ sắp tới đã lưu khác với lịch tính lại.");

    [Theory]
    [OnEveryDatabase]
    public Task Cached_figures_that_were_changed_are_named_each(DatabaseProvider provider) => Tampered(
        provider,
        """
        UPDATE loan_statuses SET interest_due = 7, advance = 8, next_due_date = NULL, own_group = 'Loss', stage = 'Settled';
        UPDATE planned_rows SET interest = interest + 1 WHERE no = 3
        """,
        "khoản vay HD-2026-0001: giai đoạn ghi Settled, tính lại Open.",
        "khoản vay HD-2026-0001: lãi đến hạn chưa trả ghi 7 đồng, tính lại 0 đồng.",
        "khoản vay HD-2026-0001: tiền trả trước ghi 8 đồng, tính lại 0 đồng.",
        "khoản vay HD-2026-0001: kỳ tới ghi –, tính lại 06/04/2026.",
        "khoản vay HD-2026-0001: nhóm nợ riêng ghi 5, tính lại 1.",
        "khoản vay HD-2026-0001: các kỳ trả nợ sắp tới đã lưu khác với lịch tính lại.");

    [Theory]
    [OnEveryDatabase]
    public Task A_close_that_was_deleted_or_sealed_anew_is_noticed(DatabaseProvider provider) => Tampered(
        provider,
        "DELETE FROM day_closes WHERE date = '2026-01-06'; UPDATE day_closes SET seal = previous_seal WHERE date = '2026-01-08'",
        "thiếu khóa sổ ngày 06/01/2026.",
        "niêm phong ngày 07/01/2026 không nối với niêm phong ngày trước đó.",
        "bút toán số 4 ghi ngày 06/01/2026, là ngày không khóa sổ và cũng không phải ngày nghiệp vụ.",
        "niêm phong ngày 08/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.");

    /// <summary>Four days with one loan, changed behind the application's back by the owner of the database, with the triggers gone.</summary>
    private static async Task Tampered(DatabaseProvider provider, string sql, params string[] expected)
    {
        var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(TwoYears, new Dong(500_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 500_000_000);
        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(3));
        foreach (var table in new[] { "journal_entries", "journal_lines", "loan_transactions", "day_closes" })
        {
            await fund.Look(db => db.Database.ExecuteSqlRawAsync(provider switch
            {
                DatabaseProvider.Sqlite => $"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete",
                DatabaseProvider.PostgreSql => $"DROP TRIGGER {table}_append_only ON {table}",
                DatabaseProvider.SqlServer => $"DROP TRIGGER {table}_append_only",
            }));
        }

        Assert.Empty(Told(await fund.Send(new VerifyBooks(), Person.Auditor)));
        await fund.Look(db => db.Database.ExecuteSqlRawAsync(sql));

        var told = Told(await fund.Send(new VerifyBooks(), Person.Auditor));
        Assert.All(expected, sentence => Assert.Contains(sentence, told));
        try
        {
            await fund.DisposeAsync();
        }
        catch (EmptyException)
        {
            // The checks that run when a test is done see some of it too.
        }
    }

    private static List<string> Told(BooksVerified verified) => [.. verified.Findings.Select(finding => Sentences.Of(finding, Sentences.Vietnamese))];
}
