using NodaTime;
using QuyHtx.Domain.Risk;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Risk;

public sealed class DebtGroupTableTests
{
    /// <summary>Circular 14/2024/TT-NHNN, through Decree 45/2021/NĐ-CP art. 28: groups from 10, 30, 90 and 180 days.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(11, 2)]
    [InlineData(29, 2)]
    [InlineData(30, 3)]
    [InlineData(31, 3)]
    [InlineData(89, 3)]
    [InlineData(90, 4)]
    [InlineData(91, 4)]
    [InlineData(179, 4)]
    [InlineData(180, 5)]
    [InlineData(181, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Microfinance(int daysPastDue, int group) =>
        Assert.Equal((DebtGroup)group, DebtGroupTable.Microfinance.ByDaysPastDue(daysPastDue));

    /// <summary>Circular 31/2024/TT-NHNN: 10–90, 91–180, 181–360 and above 360 days.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(11, 2)]
    [InlineData(90, 2)]
    [InlineData(91, 3)]
    [InlineData(92, 3)]
    [InlineData(180, 3)]
    [InlineData(181, 4)]
    [InlineData(182, 4)]
    [InlineData(360, 4)]
    [InlineData(361, 5)]
    [InlineData(362, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Bank(int daysPastDue, int group) =>
        Assert.Equal((DebtGroup)group, DebtGroupTable.Bank.ByDaysPastDue(daysPastDue));

    [Fact]
    public void Days_below_nil_are_no_days()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DebtGroupTable.Microfinance.ByDaysPastDue(-1));
    }

    /// <summary>Decree 86/2024/NĐ-CP.</summary>
    [Fact]
    public void Provision_rates_of_the_groups()
    {
        Assert.Equal([0m, 2m, 25m, 50m, 100m], Enum.GetValues<DebtGroup>().Select(DebtGroupTable.Microfinance.SpecificPercentOf));
        Assert.Equal([0m, 5m, 20m, 50m, 100m], Enum.GetValues<DebtGroup>().Select(DebtGroupTable.Bank.SpecificPercentOf));
        Assert.Equal((0.5m, 0.75m), (DebtGroupTable.Microfinance.GeneralProvisionPercent, DebtGroupTable.Bank.GeneralProvisionPercent));
    }

    [Fact]
    public void A_table_is_in_force_from_its_first_day_until_the_next_one_takes_effect()
    {
        var (now, next) = (DebtGroupTable.Microfinance, DebtGroupTable.Microfinance with { EffectiveFrom = new LocalDate(2027, 1, 1) });
        DebtGroupTable[] versions = [next, now];

        Assert.Same(now, DebtGroupTable.InForceOn(versions, new LocalDate(2024, 8, 12)));
        Assert.Same(now, DebtGroupTable.InForceOn(versions, new LocalDate(2026, 12, 31)));
        Assert.Same(next, DebtGroupTable.InForceOn(versions, new LocalDate(2027, 1, 1)));
        Assert.Same(next, DebtGroupTable.InForceOn(versions, new LocalDate(2027, 1, 2)));
    }

    [Fact]
    public void Before_the_first_table_there_is_none()
    {
        var day = new LocalDate(2024, 8, 11);

        var refusal = Make.Refusal(() => DebtGroupTable.InForceOn([DebtGroupTable.Microfinance], day));

        Assert.Equal("no-debt-group-table", refusal.Code);
        Assert.Null(refusal.Field);
        Assert.Equal([day], refusal.Values);
        Assert.Equal("no-debt-group-table", Make.Refusal(() => DebtGroupTable.InForceOn([], day)).Code);
    }
}
