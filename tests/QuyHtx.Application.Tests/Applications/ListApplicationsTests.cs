using QuyHtx.Application.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Applications;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Applications;

public sealed class ListApplicationsTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Applications_are_found_by_number_borrower_status_and_officer_and_added_up(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (coffee, pepper) = (await fund.RegisterCooperative("Hợp tác xã Cà phê Đức An"), await fund.RegisterCooperative("Hợp tác xã Hồ tiêu"));
        await fund.Opened(coffee, fund.Content(100_000_000));
        await fund.Submitted(coffee, fund.Content(300_000_000));
        await fund.Opened(pepper, fund.Content(200_000_000));

        Assert.Equal(["HS-2026-0003", "HS-2026-0002", "HS-2026-0001"], await Numbers(new ListApplications()));
        Assert.Equal(["HS-2026-0002"], await Numbers(new ListApplications("hs-2026-0002")));
        Assert.Equal(["HS-2026-0002", "HS-2026-0001"], await Numbers(new ListApplications("ca phe duc")));
        Assert.Empty(await Numbers(new ListApplications("cà phê hồ tiêu")));
        Assert.Equal(["HS-2026-0002"], await Numbers(new ListApplications(Status: ApplicationStatus.Submitted)));
        Assert.Equal(["HS-2026-0003"], await Numbers(new ListApplications(BorrowerId: pepper)));
        Assert.Empty(await Numbers(new ListApplications(OpenedBy: Person.Manager.Id)));
        Assert.Equal(
            ["HS-2026-0001", "HS-2026-0003", "HS-2026-0002"],
            await Numbers(new ListApplications(Order: ApplicationOrder.Amount, Descending: false)));
        Assert.Equal(
            ["HS-2026-0003", "HS-2026-0002", "HS-2026-0001"], await Numbers(new ListApplications(Order: ApplicationOrder.Borrower)));

        // The totals are those of all pages: 100 + 300 + 200 triệu.
        var page = await fund.Send(new ListApplications(Order: ApplicationOrder.Number, Descending: false, Page: 2, PageSize: 2), Person.Auditor);
        Assert.Equal(["HS-2026-0003"], page.Rows.Select(row => row.Number));
        Assert.Equal((3, 600_000_000L), (page.Total, page.TotalAmount));

        // How many there are in each status is told whichever is asked for, and within the other filters.
        var submitted = await fund.Send(new ListApplications("ca phe", ApplicationStatus.Submitted), Person.Auditor);
        Assert.Equal((1, 300_000_000L), (submitted.Total, submitted.TotalAmount));
        Assert.Equal([new(ApplicationStatus.Draft, 1, 100_000_000), new(ApplicationStatus.Submitted, 1, 300_000_000)], submitted.ByStatus);
        Assert.Equal((0, 0L), await Totals(new ListApplications(Status: ApplicationStatus.Signed)));
        Assert.Equal((3, 600_000_000L), await Totals(new ListApplications(OpenedFrom: TestFund.FirstDay, OpenedTo: TestFund.FirstDay)));
        Assert.Equal((0, 0L), await Totals(new ListApplications(OpenedFrom: TestFund.FirstDay.PlusDays(1))));
        Assert.Equal((0, 0L), await Totals(new ListApplications(OpenedTo: TestFund.FirstDay.PlusDays(-1))));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new ListApplications(Page: 0), Person.Auditor));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new ListApplications(PageSize: 201), Person.Auditor));

        async Task<(int, long)> Totals(ListApplications query) =>
            await fund.Send(query, Person.Auditor) is var list ? (list.Total, list.TotalAmount) : default;

        async Task<IEnumerable<string>> Numbers(ListApplications query) => (await fund.Send(query, Person.Auditor)).Rows.Select(row => row.Number);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Lists_and_pages_ask_the_same_number_of_questions_however_many_rows_there_are(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var application = await fund.Opened(borrower, fund.Content(100_000_000));
        var list = await Asked(() => fund.Send(new ListApplications(), Person.Auditor));
        var one = await Asked(() => fund.Send(new GetApplication(application), Person.Auditor));
        for (var i = 0; i < 5; i++)
        {
            await fund.Approved(await fund.RegisterCooperative($"Hợp tác xã {i}"), fund.Content(100_000_000));
        }

        // A page and its totals; and of one application: itself, the fund, the policy, three of the exposure, the product, the files, the accounts,
        // the people.
        Assert.Equal((2, 2), (list, await Asked(() => fund.Send(new ListApplications(), Person.Auditor))));
        Assert.Equal((10, 10), (one, await Asked(() => fund.Send(new GetApplication(application), Person.Auditor))));

        Task<int> Asked(Func<Task> query) => fund.Commands.Count(query);
    }
}
