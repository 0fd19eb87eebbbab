using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Borrowers;

public sealed class BorrowerTests
{
    private static readonly BorrowerProfile Profile = new()
    {
        Kind = BorrowerKind.Cooperative,
        Name = "Hợp tác xã Thổ cẩm Đắk Nia",
        Representative = "H'Bạch",
        Members = 20,
        WomenLed = true,
        EthnicMinorityArea = true,
        Sector = "Tiểu thủ công nghiệp",
        Address = new Address("Bon N'Jriêng", "Xã Đắk Nia", "Đắk Nông"),
    };

    [Theory]
    [OnEveryDatabase]
    public async Task A_correction_is_audited_with_before_and_after_and_found_by_its_new_name(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = (await fund.Send(new RegisterBorrower(Guid.NewGuid(), Profile), Person.Officer)).Id;
        var corrected = Profile with { Name = "Hợp tác xã Dệt Đắk Nia", Members = 21 };

        await fund.Send(new CorrectBorrower(Guid.NewGuid(), borrower, 0, corrected), Person.Officer);

        Assert.Equal(corrected, (await fund.Send(new GetBorrower(borrower), Person.Auditor)).Profile);
        Assert.Equal(1, (await fund.Send(new FindBorrowers("det dak nia"), Person.Auditor)).Total);
        Assert.Equal(0, (await fund.Send(new FindBorrowers("thổ cẩm"), Person.Auditor)).Total);
        var audited = await fund.Look(db => db.AuditRecords.SingleAsync(record => record.Command == nameof(CorrectBorrower)));
        Assert.Equal(borrower, audited.BorrowerId);
        Assert.Contains("Thổ cẩm", audited.Changes, StringComparison.Ordinal);
        Assert.Contains("Dệt", audited.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_correction_of_an_older_version_is_refused_and_so_is_a_wrong_profile(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = (await fund.Send(new RegisterBorrower(Guid.NewGuid(), Profile), Person.Officer)).Id;
        var correction = new CorrectBorrower(Guid.NewGuid(), borrower, 0, Profile with { Members = 21 });
        await fund.Send(correction, Person.Officer);

        var again = correction with { CommandId = Guid.NewGuid() };
        Assert.Equal("changed-meanwhile", await Refused(() => fund.Send(again, Person.Officer)));
        Assert.Equal("members-negative", await Refused(() => fund.Send(again with { Version = 1, Profile = Profile with { Members = -1 } }, Person.Officer)));
        Assert.Equal("not-there", await Refused(() => fund.Send(again with { BorrowerId = Guid.NewGuid() }, Person.Officer)));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(again, Person.Appraiser));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => fund.Send(again with { Profile = Profile with { Name = new string('x', 251) } }, Person.Officer));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => fund.Send(new RegisterBorrower(Guid.NewGuid(), Profile with { TaxCode = new string('1', 21) }), Person.Officer));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_tax_code_is_one_borrowers_however_it_is_written(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var taken = Profile with { TaxCode = "0100109106-001" };
        var first = (await fund.Send(new RegisterBorrower(Guid.NewGuid(), taken), Person.Officer)).Id;
        var other = Profile with { Name = "Hợp tác xã Hồ tiêu" };
        foreach (var written in new[] { "0100109106-001", "0100109106001", " 0100 109 106 - 001 " })
        {
            var refused = await Assert.ThrowsAsync<RuleViolationException>(
                () => fund.Send(new RegisterBorrower(Guid.NewGuid(), other with { TaxCode = written }), Person.Officer));
            Assert.Equal(
                ("tax-code-taken", "taxCode", written, "Hợp tác xã Thổ cẩm Đắk Nia"),
                (refused.Violation.Code, refused.Violation.Field, refused.Violation.Values[0], refused.Violation.Values[1]));
        }

        Assert.Equal(new BorrowerWithTaxCode(first, "Hợp tác xã Thổ cẩm Đắk Nia"), await fund.Send(new FindBorrowerByTaxCode("0100109106 001"), Person.Auditor));
        Assert.Null((await fund.Send(new FindBorrowerByTaxCode("chưa có"), Person.Auditor)).BorrowerId);

        // Many have none, or none yet; the body that 001 belongs to has a code of its own.
        await fund.Send(new RegisterBorrower(Guid.NewGuid(), other), Person.Officer);
        await fund.Send(new RegisterBorrower(Guid.NewGuid(), other with { TaxCode = "chưa có" }), Person.Officer);
        var third = (await fund.Send(new RegisterBorrower(Guid.NewGuid(), other with { TaxCode = "chưa có" }), Person.Officer)).Id;
        Assert.Equal(
            "tax-code-taken", await Refused(() => fund.Send(new CorrectBorrower(Guid.NewGuid(), third, 0, other with { TaxCode = "0100109106001" }), Person.Officer)));
        await fund.Send(new CorrectBorrower(Guid.NewGuid(), third, 0, other with { TaxCode = "0100109106" }), Person.Officer);

        // One's own may stay, and what is given up is free.
        await fund.Send(new CorrectBorrower(Guid.NewGuid(), first, 0, taken with { Members = 21 }), Person.Officer);
        await fund.Send(new CorrectBorrower(Guid.NewGuid(), first, 1, taken with { TaxCode = "" }), Person.Officer);
        await fund.Send(new CorrectBorrower(Guid.NewGuid(), third, 1, other with { TaxCode = "0100109106-001" }), Person.Officer);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_database_itself_keeps_two_borrowers_from_one_tax_code(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var one = (await fund.Send(new RegisterBorrower(Guid.NewGuid(), Profile with { TaxCode = "0100109106" }), Person.Officer)).Id;
        var two = await fund.RegisterCooperative();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => fund.Look(db => db.Borrowers
            .Where(borrower => borrower.Id == two)
            .ExecuteUpdateAsync(borrower => borrower.SetProperty(row => EF.Property<string?>(row, "TaxDigits"), "0100109106"))));
        Assert.Equal(1, await fund.Look(db => db.Borrowers.CountAsync(borrower => EF.Property<string?>(borrower, "TaxDigits") == "0100109106" && borrower.Id == one)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Related_borrowers_are_named_all_at_once_and_shown_from_both_sides(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (a, b, c) = (
            await fund.RegisterCooperative("Hợp tác xã A"), await fund.RegisterCooperative("Hợp tác xã B"), await fund.RegisterCooperative("Hợp tác xã C"));
        await fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 0, [new(b, "Góp vốn"), new(c, "Cùng giám đốc")]), Person.Officer);
        Assert.Equal(["Hợp tác xã B: Góp vốn", "Hợp tác xã C: Cùng giám đốc"], await Relations(a));

        // B stays with other words, C goes.
        await fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 1, [new(b, "Công ty mẹ")]), Person.Officer);
        Assert.Equal(["Hợp tác xã B: Công ty mẹ"], await Relations(a));
        Assert.Equal(["Hợp tác xã A: Công ty mẹ"], await Relations(b));
        Assert.Empty(await Relations(c));

        Assert.Equal("changed-meanwhile", await Refused(() => fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 1, []), Person.Officer)));
        Assert.Equal("related-borrower-twice", await Refused(() => fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 2, [new(a, "x")]), Person.Officer)));
        Assert.Equal("not-there", await Refused(() => fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 2, [new(Guid.NewGuid(), "x")]), Person.Officer)));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 2, [new(b, "")]), Person.Officer));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new RelateBorrowers(Guid.NewGuid(), a, 2, []), Person.Manager));

        async Task<IEnumerable<string>> Relations(Guid borrower) =>
            (await fund.Send(new GetBorrower(borrower), Person.Auditor)).Relations.Select(relation => $"{relation.Name}: {relation.InWords}");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Borrowers_are_filtered_put_in_order_and_paged(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Register(Profile);
        await Register(Profile with { Name = "Hợp tác xã Ánh Dương", WomenLed = false, EthnicMinorityArea = false, Sector = "Nông nghiệp", Members = 7 });
        await Register(Profile with
        {
            Kind = BorrowerKind.CooperativeUnion, Name = "Liên hiệp Bơ", Address = new Address("", "Phường Bắc Gia Nghĩa", "Đắk Nông"), Members = 3,
        });

        // Without accents: "hop tac xa anh…", "hop tac xa tho…", "lien hiep…".
        Assert.Equal(["Hợp tác xã Ánh Dương", "Hợp tác xã Thổ cẩm Đắk Nia", "Liên hiệp Bơ"], await Names(new FindBorrowers()));
        Assert.Equal(["Liên hiệp Bơ", "Hợp tác xã Ánh Dương", "Hợp tác xã Thổ cẩm Đắk Nia"], await Names(new FindBorrowers(Order: BorrowerOrder.Members)));
        Assert.Equal(["Liên hiệp Bơ"], await Names(new FindBorrowers(Kind: BorrowerKind.CooperativeUnion)));
        Assert.Equal(["Liên hiệp Bơ"], await Names(new FindBorrowers(Commune: "Phường Bắc Gia Nghĩa")));
        Assert.Equal(["Hợp tác xã Ánh Dương"], await Names(new FindBorrowers(Sector: "Nông nghiệp")));
        Assert.Equal(["Hợp tác xã Ánh Dương"], await Names(new FindBorrowers(WomenLed: false)));
        Assert.Equal(["Hợp tác xã Thổ cẩm Đắk Nia"], await Names(new FindBorrowers("HỢP tác", EthnicMinorityArea: true)));
        Assert.Empty(await Names(new FindBorrowers("100%")));
        var last = await fund.Send(new FindBorrowers(Descending: true, Page: 2, PageSize: 2), Person.Auditor);
        Assert.Equal(("Hợp tác xã Ánh Dương", 3), (Assert.Single(last.Rows).Name, last.Total));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new FindBorrowers(), Person.BorrowerOf(Guid.NewGuid())));

        Task Register(BorrowerProfile profile) => fund.Send(new RegisterBorrower(Guid.NewGuid(), profile), Person.Officer);

        async Task<IEnumerable<string>> Names(FindBorrowers query) => (await fund.Send(query, Person.Auditor)).Rows.Select(row => row.Name);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_borrowers_owe_is_added_up_and_those_who_owe_are_found(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (a, b) = (await fund.RegisterCooperative("Hợp tác xã A"), await fund.RegisterCooperative("Hợp tác xã B"));
        await fund.RegisterCooperative("Hợp tác xã C");
        var terms = fund.Content(1).Terms;
        foreach (var (borrower, amount) in new[] { (a, 100_000_000), (a, 20_000_000), (b, 3_000_000) })
        {
            await fund.Enter(await fund.SignedLoan(terms, new Dong(amount), borrower), LoanTransactionKind.Disbursement, amount);
        }

        // 100 + 20 and 3 triệu.
        var all = await fund.Send(new FindBorrowers(), Person.Auditor);
        Assert.Equal([("Hợp tác xã A", 120_000_000L), ("Hợp tác xã B", 3_000_000L), ("Hợp tác xã C", 0L)], all.Rows.Select(row => (row.Name, row.PrincipalOutstanding)));
        Assert.Equal((3, 123_000_000L), (all.Total, all.TotalOutstanding));
        Assert.Equal((2, 123_000_000L), await Totals(new FindBorrowers(Borrowing: true)));
        Assert.Equal((1, 0L), await Totals(new FindBorrowers(Borrowing: false)));
        Assert.Equal((1, 3_000_000L), await Totals(new FindBorrowers("xa b")));

        // The first row of the loan, three months on.
        var loan = (await fund.Send(new GetBorrower(b), Person.Auditor)).Loans.Single();
        Assert.Equal((new Dong(3_000_000), Dong.Zero, Dong.Zero, null), (loan.PrincipalOutstanding, loan.PrincipalDue, loan.InterestDue, loan.OldestUnpaidDueDate));

        async Task<(int, long)> Totals(FindBorrowers query) => await fund.Send(query, Person.Auditor) is var list ? (list.Total, list.TotalOutstanding) : default;
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Filters_offer_what_profiles_have_each_once_as_it_reads_without_accents(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        foreach (var (commune, sector) in new[] { ("Xã Đắk Mil", "Vận tải"), ("Xã Đắk Mil", ""), ("Phường Bắc Gia Nghĩa", "Ẩm thực") })
        {
            await fund.Send(new RegisterBorrower(Guid.NewGuid(), Profile with { Sector = sector, Address = new Address("", commune, "Đắk Nông") }), Person.Officer);
        }

        var choices = await fund.Send(new ListBorrowerChoices(), Person.Auditor);

        Assert.Equal(["Phường Bắc Gia Nghĩa", "Xã Đắk Mil"], choices.Communes);
        Assert.Equal(["Đắk Nông"], choices.Provinces);
        Assert.Equal(["Ẩm thực", "Vận tải"], choices.Sectors);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_list_and_the_file_ask_the_same_number_of_questions_however_many_rows_there_are(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var (list, file) = (await Asked(new FindBorrowers()), await Asked(new GetBorrower(borrower)));
        for (var i = 0; i < 3; i++)
        {
            var other = await fund.RegisterCooperative($"Hợp tác xã {i}");
            await fund.Send(new RelateBorrowers(Guid.NewGuid(), other, 0, [new(borrower, "Góp vốn")]), Person.Officer);
            var application = await fund.Approved(borrower, fund.Content(100_000_000));
            await fund.Send(new SignContract(Guid.NewGuid(), application), Person.Officer);
        }

        // A page, its count and its sum; of one borrower: itself, the fund, the policy, relations, three of the exposure, applications, loans, accounts.
        Assert.Equal((3, 3), (list, await Asked(new FindBorrowers())));
        Assert.Equal((10, 10), (file, await Asked(new GetBorrower(borrower))));
        var shown = await fund.Send(new GetBorrower(borrower), Person.Auditor);
        Assert.Equal((3, 3, 3), (shown.Relations.Count, shown.Applications.Count, shown.Loans.Count));
        Assert.Equal(["HD-2026-0003", "HD-2026-0002", "HD-2026-0001"], shown.Loans.Select(loan => loan.ContractNumber));

        Task<int> Asked<T>(IQuery<T> query) => fund.Commands.Count(() => fund.Send(query, Person.Auditor));
    }
}
