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
        "khoản vay HD-2026-0001: giai đoạn ghi đã tất toán, tính lại đang vay.",
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

    [Theory]
    [OnEveryDatabase]
    public Task A_close_that_was_put_in_for_a_day_to_come_is_noticed(DatabaseProvider provider) => Tampered(
        provider,
        """
        INSERT INTO day_closes (date, seal, previous_seal, entries, audit_seal, last_audit_no, transaction_seal, closed_at)
        SELECT '2026-01-09', seal, seal, 0, audit_seal, last_audit_no, transaction_seal, closed_at FROM day_closes WHERE date = '2026-01-08'
        """,
        "ngày nghiệp vụ là 09/01/2026, nhưng ngày tiếp theo sau lần khóa sổ cuối là 10/01/2026.",
        "niêm phong ngày 09/01/2026 không khớp: bút toán của ngày này đã bị sửa, thêm, xóa hoặc đổi thứ tự.",
        "nhật ký khóa cùng ngày 09/01/2026 không khớp niêm phong: dòng nhật ký hoặc mã lệnh đã bị sửa, thêm, xóa hoặc đổi thứ tự.",
        "giao dịch khoản vay nhập ngày 09/01/2026 không khớp niêm phong: có giao dịch đã bị sửa, thêm, xóa hoặc đổi thứ tự.");

    [Theory]
    [OnEveryDatabase]
    public Task Words_of_a_transaction_that_were_changed_break_the_seal_though_no_figure_moves(DatabaseProvider provider) => Tampered(
        provider, "UPDATE loan_transactions SET note = 'Chi cho người khác' WHERE no = 1", Transactions("05/01/2026"));

    [Theory]
    [OnEveryDatabase]
    public Task A_transaction_that_was_deleted_is_missed_by_seal_ledger_and_lists(DatabaseProvider provider) => Tampered(
        provider,
        "DELETE FROM loan_transactions WHERE no = 1",
        Transactions("05/01/2026"),
        "khoản vay HD-2026-0001: gốc trên sổ cái 500.000.000 đồng, tính lại 0 đồng.",
        "khoản vay HD-2026-0001: giai đoạn ghi đang vay, tính lại đã ký, chưa giải ngân.");

    [Theory]
    [OnEveryDatabase]
    public Task A_transaction_that_was_put_in_breaks_the_seal_of_the_day_it_claims(DatabaseProvider provider) => Tampered(
        provider,
        """
        INSERT INTO loan_transactions (id, loan_id, no, kind, date, entered_on, entered_by, amount, note)
        SELECT '01900000-0000-7000-8000-000000000002', loan_id, 2, 'Repayment', date, '2026-01-07', entered_by, 7, note FROM loan_transactions WHERE no = 1
        """,
        Transactions("07/01/2026"),
        "khoản vay HD-2026-0001: tiền trả trước ghi 0 đồng, tính lại 7 đồng.");

    [Theory]
    [OnEveryDatabase]
    public Task A_transaction_entered_on_no_day_of_the_books_is_named(DatabaseProvider provider) => Tampered(
        provider,
        "UPDATE loan_transactions SET entered_on = '2025-12-31', id = '01900000-0000-7000-8000-000000000002' WHERE no = 1",
        Transactions("05/01/2026"),
        "giao dịch 01900000-0000-7000-8000-000000000002 ghi nhập ngày 31/12/2025, là ngày không khóa sổ và cũng không phải ngày nghiệp vụ.");

    [Theory]
    [OnEveryDatabase]
    public Task Transactions_that_changed_places_break_the_seal(DatabaseProvider provider) => Tampered(
        provider,
        (fund, loanId) => fund.Enter(loanId, LoanTransactionKind.Repayment, 1),
        "UPDATE loan_transactions SET no = 99 WHERE no = 1; UPDATE loan_transactions SET no = 1 WHERE no = 2; UPDATE loan_transactions SET no = 2 WHERE no = 99",
        Transactions("05/01/2026"));

    // The audit of the fund of these tests: four records that found it and one that registers the borrower, then one of each close, which is under
    // the seal of the day after.
    [Theory]
    [OnEveryDatabase]
    public Task An_audit_record_that_was_changed_breaks_the_seal_it_is_under(DatabaseProvider provider) => Tampered(
        provider, "UPDATE audit_records SET user_name = 'Ai khác' WHERE no = 7", Audit("07/01/2026"));

    [Theory]
    [OnEveryDatabase]
    public Task An_audit_record_that_was_deleted_with_its_command_breaks_the_seal(DatabaseProvider provider) => Tampered(
        provider,
        "DELETE FROM commands WHERE id IN (SELECT command_id FROM audit_records WHERE no = 6); DELETE FROM audit_records WHERE no = 6",
        Audit("06/01/2026"));

    [Theory]
    [OnEveryDatabase]
    public Task Audit_records_that_changed_places_break_the_seal(DatabaseProvider provider) => Tampered(
        provider,
        """
        UPDATE audit_records SET command = (SELECT o.command FROM audit_records o WHERE o.no = 5 - audit_records.no),
            command_id = (SELECT o.command_id FROM audit_records o WHERE o.no = 5 - audit_records.no),
            changes = (SELECT o.changes FROM audit_records o WHERE o.no = 5 - audit_records.no)
        WHERE no IN (2, 3)
        """,
        Audit("05/01/2026"));

    [Theory]
    [OnEveryDatabase]
    public Task An_audit_record_that_was_put_in_is_noticed_under_the_seal_and_after_it(DatabaseProvider provider) => Tampered(
        provider,
        $"""
        {(provider == DatabaseProvider.SqlServer ? "SET IDENTITY_INSERT audit_records ON;" : "")}
        INSERT INTO audit_records (no, at, business_date, user_id, user_name, user_search, origin, command, command_id, changes)
        SELECT 0, at, business_date, user_id, user_name, user_search, origin, command, '01900000-0000-7000-8000-000000000003', changes FROM audit_records WHERE no = 1;
        INSERT INTO audit_records (no, at, business_date, user_id, user_name, user_search, origin, command, command_id, changes)
        SELECT 1000, at, business_date, user_id, user_name, user_search, origin, command, '01900000-0000-7000-8000-000000000004', changes FROM audit_records WHERE no = 1
        """,
        Audit("05/01/2026"),
        "kiểm tra audit-has-commands.sql của cơ sở dữ liệu không đạt: 0.",
        "kiểm tra audit-has-commands.sql của cơ sở dữ liệu không đạt: 1000.");

    [Theory]
    [OnEveryDatabase]
    public Task A_command_whose_answer_was_changed_breaks_the_seal(DatabaseProvider provider) => Tampered(
        provider, "UPDATE commands SET answer = 'null' WHERE command = 'DefineProduct'", Audit("05/01/2026"));

    [Theory]
    [OnEveryDatabase]
    public Task A_command_that_was_deleted_leaves_its_audit_record_alone(DatabaseProvider provider) => Tampered(
        provider, "DELETE FROM commands WHERE command = 'RecordContribution'", Audit("05/01/2026"), "kiểm tra audit-has-commands.sql của cơ sở dữ liệu không đạt: 4.");

    [Theory]
    [OnEveryDatabase]
    public Task A_command_that_was_put_in_has_no_audit_record(DatabaseProvider provider) => Tampered(
        provider,
        """
        INSERT INTO commands (id, command, content_hash, user_id, at, answer)
        SELECT '01900000-0000-7000-8000-000000000005', command, content_hash, user_id, at, answer FROM commands WHERE command = 'DefineProduct'
        """,
        "kiểm tra commands-are-audited.sql của cơ sở dữ liệu không đạt: 01900000-0000-7000-8000-000000000005.");

    private static string Audit(string day) =>
        $"nhật ký khóa cùng ngày {day} không khớp niêm phong: dòng nhật ký hoặc mã lệnh đã bị sửa, thêm, xóa hoặc đổi thứ tự.";

    private static string Transactions(string day) =>
        $"giao dịch khoản vay nhập ngày {day} không khớp niêm phong: có giao dịch đã bị sửa, thêm, xóa hoặc đổi thứ tự.";

    /// <summary>Four days with one loan, changed behind the application's back by the owner of the database, with the triggers gone.</summary>
    private static Task Tampered(DatabaseProvider provider, string sql, params string[] expected) =>
        Tampered(provider, (_, _) => Task.CompletedTask, sql, expected);

    private static async Task Tampered(DatabaseProvider provider, Func<TestFund, Guid, Task> before, string sql, params string[] expected)
    {
        var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(TwoYears, new Dong(500_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 500_000_000);
        await before(fund, loanId);
        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(3));
        foreach (var table in new[] { "journal_entries", "journal_lines", "loan_transactions", "day_closes", "audit_records", "commands" })
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
