using NodaTime;
using QuyHtx.Application.Audit;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Audit;

public sealed class ListAuditRecordsTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Records_are_found_by_person_command_borrower_and_loan_and_show_what_changed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var counted = await fund.Commands.Count(() => fund.Send(new ListAuditRecords(), Person.Auditor));
        var borrower = await fund.RegisterCooperative("Hợp tác xã Cà phê");
        await fund.Send(new RecordContribution(Guid.NewGuid(), CapitalSource.Grants, new Dong(7_000_000), "Tài trợ"), Person.Accountant);
        var loan = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000), borrower);
        await fund.Enter(loan, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Pay(loan, TestFund.FirstDay, 1_000_000);

        // The fund: founded, policy, product, contribution; then a borrower, a contribution, a payment, and no query.
        Assert.Equal(
            ["ReceivePayment", "RecordContribution", "RegisterBorrower", "RecordContribution", "DefineProduct", "AdoptPolicy", "FoundFund"],
            await Commands(new ListAuditRecords()));
        Assert.Equal(["ReceivePayment", "RecordContribution", "RecordContribution"], await Commands(new ListAuditRecords { UserId = Person.Accountant.Id }));
        Assert.Equal(["RegisterBorrower"], await Commands(new ListAuditRecords { Command = "RegisterBorrower" }));
        Assert.Equal(["ReceivePayment"], await Commands(new ListAuditRecords { LoanId = loan }));
        Assert.Equal(["ReceivePayment", "RegisterBorrower"], await Commands(new ListAuditRecords { BorrowerId = borrower }));

        // Trần Thị Bình registered; without accents, in any order of words, in any case.
        Assert.Equal(["RegisterBorrower"], await Commands(new ListAuditRecords { Search = "BINH tran" }));
        Assert.Equal(["RegisterBorrower"], await Commands(new ListAuditRecords { Search = "Bình" }));
        Assert.Empty(await Commands(new ListAuditRecords { Search = "bình hoàng" }));

        var page = await fund.Send(new ListAuditRecords { BorrowerId = borrower, Page = 2, PageSize = 1 }, Person.Auditor);
        var registered = Assert.Single(page.Rows);
        Assert.Equal((2, "Hợp tác xã Cà phê", null, "test"), (page.Total, registered.BorrowerName, registered.ContractNumber, registered.Origin));
        Assert.Equal(("Trần Thị Bình", TestFund.FirstDay, borrower), (registered.UserName, registered.BusinessDate, registered.CommandId));
        Assert.Equal("Hợp tác xã Cà phê", registered.Changes.GetProperty("command").GetProperty("profile").GetProperty("name").GetString());
        var paid = Assert.Single((await fund.Send(new ListAuditRecords { LoanId = loan }, Person.Manager)).Rows);
        Assert.Equal(("HD-2026-0001", 1_000_000), (paid.ContractNumber, paid.Changes.GetProperty("command").GetProperty("amount").GetInt64()));

        // The page, and how many there are.
        Assert.Equal((2, 2), (counted, await fund.Commands.Count(() => fund.Send(new ListAuditRecords(), Person.Auditor))));

        async Task<IEnumerable<string>> Commands(ListAuditRecords query) => (await fund.Send(query, Person.Auditor)).Rows.Select(row => row.Command);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_day_of_the_audit_is_a_day_in_Vietnam_from_its_first_instant_to_its_last(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);

        // 28 February ends at 17:00 UTC; 1 March does on the day after.
        await Register("A", new DateTimeOffset(2026, 2, 28, 16, 59, 59, 999, TimeSpan.Zero));
        await Register("B", new DateTimeOffset(2026, 2, 28, 17, 0, 0, TimeSpan.Zero));
        await Register("C", new DateTimeOffset(2026, 3, 1, 16, 59, 59, 999, TimeSpan.Zero));
        await Register("D", new DateTimeOffset(2026, 3, 1, 17, 0, 0, TimeSpan.Zero));

        var (before, march1, after) = (new LocalDate(2026, 2, 28), new LocalDate(2026, 3, 1), new LocalDate(2026, 3, 2));
        Assert.Equal("DCBA", await Found(null, null));
        Assert.Equal("CB", await Found(march1, march1));
        Assert.Equal("DCB", await Found(march1, null));
        Assert.Equal("CBA", await Found(null, march1));
        Assert.Equal("A", await Found(before, before));
        Assert.Equal("D", await Found(after, after));
        Assert.Equal("DCBA", await Found(LocalDate.MinIsoValue, LocalDate.MaxIsoValue));

        Task Register(string name, DateTimeOffset at)
        {
            fund.SetClock(at);
            return fund.RegisterCooperative(name);
        }

        async Task<string> Found(LocalDate? from, LocalDate? to) => string.Concat(
            (await fund.Send(new ListAuditRecords { From = from, To = to, Command = nameof(RegisterBorrower) }, Person.Auditor)).Rows.Select(row => row.BorrowerName));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_who_may_read_the_audit_does_and_a_period_that_ends_before_it_begins_is_refused(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        Assert.Equal("not-allowed", await fund.Refused(new ListAuditRecords(), Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(new ListAuditRecords(), Person.Accountant));
        Assert.Equal("not-allowed", await fund.Refused(new ListAuditRecords(), Person.BorrowerOf(Guid.NewGuid())));
        Assert.Equal(4, (await fund.Send(new ListAuditRecords(), Person.Administrator)).Total);
        var day = TestFund.FirstDay;
        Assert.Equal("period-empty", await fund.Refused(new ListAuditRecords { From = day, To = day.PlusDays(-1) }, Person.Auditor));
        var long101 = new string('a', 101);
        Assert.Equal("text-too-long", await fund.Refused(new ListAuditRecords { Search = long101 }, Person.Auditor));
        Assert.Equal("text-too-long", await fund.Refused(new ListAuditRecords { About = long101 }, Person.Auditor));
        Assert.Equal("text-too-long", await fund.Refused(new ListAuditRecords { Text = long101 }, Person.Auditor));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Records_are_found_by_what_they_are_about_and_by_words_recorded_in_them(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative("Hợp tác xã Cà phê Đắk Mil");
        await fund.RegisterCooperative("Hợp tác xã Hồ tiêu");
        var loan = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000), borrower);
        await fund.Enter(loan, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Pay(loan, TestFund.FirstDay, 1_234_567);

        Assert.Equal(["ReceivePayment", "RegisterBorrower"], await Commands(new ListAuditRecords { About = "ca phe dak mil" }));
        Assert.Equal(["ReceivePayment"], await Commands(new ListAuditRecords { About = "hd-2026-0001" }));
        Assert.Equal(["ReceivePayment"], await Commands(new ListAuditRecords { Text = "1234567" }));
        Assert.Equal(["RegisterBorrower"], await Commands(new ListAuditRecords { Text = "Hồ tiêu" }));
        Assert.Empty(await Commands(new ListAuditRecords { About = "không có" }));

        async Task<IEnumerable<string>> Commands(ListAuditRecords query) => (await fund.Send(query, Person.Auditor)).Rows.Select(row => row.Command);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_record_shows_what_was_asked_and_answered_and_the_seal_it_lies_under(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loan = await fund.RunningLoan();
        var paid = await fund.Pay(loan, TestFund.FirstDay, 1_000_000);
        var no = (await fund.Send(new ListAuditRecords { LoanId = loan }, Person.Auditor)).Rows[0].No;
        Assert.Null((await fund.Send(new GetAuditRecord(no), Person.Auditor)).SealedOn);
        await Closer.CloseAsync(fund, TestFund.FirstDay);

        var file = await fund.Send(new GetAuditRecord(no), Person.Manager);

        Assert.Equal(("ReceivePayment", TestFund.FirstDay, loan), (file.Record.Command, file.SealedOn, file.Record.LoanId));
        Assert.Equal(paid.TransactionId, file.Answer!.Value.GetProperty("transactionId").GetGuid());
        Assert.Equal(100_000_000, file.Record.Changes.GetProperty("before").GetProperty("principalOutstanding").GetInt64());
        Assert.Equal(64, file.Seal!.Length);
        Assert.Equal("not-there", await fund.Refused(new GetAuditRecord(1_000_000), Person.Auditor));
        Assert.Equal("not-allowed", await fund.Refused(new GetAuditRecord(no), Person.Accountant));
    }
}
