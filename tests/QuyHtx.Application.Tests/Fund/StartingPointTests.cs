using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Operations;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class StartingPointTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Before_there_is_a_fund_nothing_is_done_and_afterwards_what_is_there(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        fund.SetClock(new DateTimeOffset(2026, 12, 31, 18, 0, 0, TimeSpan.Zero));
        var nothing = await fund.Send(new GetStartingPoint(), Person.Administrator);
        Assert.Equal((null, null, null, 2027, 0), (nothing.BusinessDate, nothing.FirstPolicyFrom, nothing.FirstProductFrom, nothing.Year, nothing.Holidays));
        Assert.Equal((false, false, false, false), (nothing.HasEntries, nothing.HasCapital, nothing.HasBorrowers, nothing.MailIsSetUp));
        Assert.Empty(nothing.UsersByRole);
        Assert.Equal((null, null), ((await fund.Send(new GetSystemState(), Person.Administrator)) is var state ? (state.BusinessDate, state.LastClose) : default));

        await fund.Found();
        await fund.Send(new SetHolidays(Guid.NewGuid(), 2026, [new(new LocalDate(2026, 4, 30), "Ngày Chiến thắng")]), Person.Administrator);
        await fund.Send(new CreateUser(Guid.NewGuid(), "binh", "Trần Thị Bình", null, [Roles.Officer], null), Person.Administrator);
        await fund.RegisterCooperative();
        fund.Mail.IsSetUp = true;

        var begun = await fund.Send(new GetStartingPoint(), Person.Administrator);
        Assert.Equal((TestFund.FirstDay, TestFund.FirstDay, TestFund.FirstDay, 2026, 1), (begun.BusinessDate, begun.FirstPolicyFrom, begun.FirstProductFrom, begun.Year, begun.Holidays));
        Assert.Equal((true, true, true, true), (begun.HasEntries, begun.HasCapital, begun.HasBorrowers, begun.MailIsSetUp));
        Assert.Equal(1, begun.UsersByRole[Roles.Officer]);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Settings_tell_what_was_founded_when_and_by_whom_and_the_system_its_last_close(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(1));

        var settings = await fund.Send(new GetFundSettings(), Person.Auditor);
        Assert.Equal(
            ("Đắk Nông", TestFund.FirstDay.PlusDays(2), TestFund.FirstDay, new LocalDate(2030, 12, 31), Person.Administrator.Name),
            (settings.Province, settings.BusinessDate, settings.FirstDate, settings.CapitalTargetOn, settings.FoundedBy));
        Assert.Equal(20_000_000_000, settings.CapitalTarget.Value);
        var state = await fund.Send(new GetSystemState(), Person.Administrator);
        Assert.Equal((TestFund.FirstDay.PlusDays(1), 0), (state.LastClose!.Date, state.LoansNotClosing));
        var facts = await fund.Look(db => DatabaseFacts.AskAsync(db, fund.Database, CancellationToken.None));
        Assert.Equal(provider, facts.Provider);
        Assert.InRange(facts.Bytes, 100_000, 1_000_000_000);
        Assert.DoesNotContain("Password", facts.Place, StringComparison.OrdinalIgnoreCase);
    }
}
