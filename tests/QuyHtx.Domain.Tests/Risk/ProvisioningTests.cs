using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Domain.Tests.Risk;

/// <summary>Decree 86/2024/NĐ-CP: R = max(0, A − C) × r.</summary>
public sealed class ProvisioningTests
{
    private static readonly Dong Million = new(1_000_000);

    [Theory]
    [InlineData(DebtGroup.Standard, 0, 0)]
    [InlineData(DebtGroup.Watch, 2_000_000, 5_000_000)]
    [InlineData(DebtGroup.Substandard, 25_000_000, 20_000_000)]
    [InlineData(DebtGroup.Doubtful, 50_000_000, 50_000_000)]
    [InlineData(DebtGroup.Loss, 100_000_000, 100_000_000)]
    public void An_unsecured_loan_of_100_million_provides_the_rate_of_its_group(DebtGroup group, long microfinance, long bank)
    {
        Assert.Equal(new Dong(microfinance), Specific(group, 100_000_000));
        Assert.Equal(new Dong(bank), Provisioning.Specific(DebtGroupTable.Bank, group, new Dong(100_000_000), []));
    }

    [Fact]
    public void Collateral_lowers_what_is_at_risk_by_its_value_times_its_deduction_rate()
    {
        // Land of 120 million at 50 %, a harvester of 30 at 30 %, a deposit of 5 at 100 %: 60 + 9 + 5 = 74.
        // 26 million are at risk; × 25 % = 6.5 million.
        Assert.Equal(
            new Dong(6_500_000),
            Specific(
                DebtGroup.Substandard,
                100_000_000,
                new Collateral(new Dong(120_000_000), 50m),
                new Collateral(new Dong(30_000_000), 30m),
                new Collateral(new Dong(5_000_000), 100m)));
    }

    [Fact]
    public void Collateral_worth_more_than_the_loan_leaves_nothing_at_risk()
    {
        Assert.Equal(Dong.Zero, Specific(DebtGroup.Loss, 100_000_000, new Collateral(new Dong(200_000_000), 50m)));
        Assert.Equal(Dong.Zero, Specific(DebtGroup.Loss, 100_000_000, new Collateral(new Dong(900_000_000), 50m)));
        Assert.Equal(new Dong(1), Specific(DebtGroup.Loss, 100_000_000, new Collateral(new Dong(199_999_998), 50m)));
    }

    [Fact]
    public void A_deduction_rate_may_have_four_decimals()
    {
        // 1,000,000 × 33.3333 % = 333,333.
        Assert.Equal(new Dong(666_667), Specific(DebtGroup.Loss, 1_000_000, new Collateral(Million, 33.3333m)));
    }

    [Theory]
    [InlineData(25, 1)] // × 2 % = 0.5
    [InlineData(24, 0)] // 0.48
    [InlineData(75, 2)] // 1.5
    [InlineData(125, 3)] // 2.5, which rounding half to even would make 2
    public void Exactly_half_a_dong_is_rounded_up(long principal, long provision)
    {
        Assert.Equal(new Dong(provision), Specific(DebtGroup.Watch, principal));
    }

    [Fact]
    public void The_half_may_come_from_collateral_and_nothing_is_rounded_before_the_end()
    {
        // 101 at 50 % deducts 50.5. At risk 1,000 − 50.5 = 949.5; at 100 % that is 950; at 2 %, 18.99 → 19.
        Assert.Equal(new Dong(950), Specific(DebtGroup.Loss, 1_000, new Collateral(new Dong(101), 50m)));
        Assert.Equal(new Dong(19), Specific(DebtGroup.Watch, 1_000, new Collateral(new Dong(101), 50m)));

        // Twice 50.5 deducts 101, and not twice 51 or 50.
        Assert.Equal(
            new Dong(899), Specific(DebtGroup.Loss, 1_000, new Collateral(new Dong(101), 50m), new Collateral(new Dong(101), 50m)));
    }

    [Fact]
    public void General_provision_is_of_groups_1_to_4()
    {
        // 100 + 50 + 20 + 30 = 200 million × 0.5 % = 1 million, × 0.75 % = 1.5 million; the 400 million of group 5 are left out.
        (DebtGroup, Dong)[] loans =
        [
            (DebtGroup.Standard, new Dong(100_000_000)),
            (DebtGroup.Watch, new Dong(50_000_000)),
            (DebtGroup.Substandard, new Dong(20_000_000)),
            (DebtGroup.Doubtful, new Dong(30_000_000)),
            (DebtGroup.Loss, new Dong(400_000_000)),
        ];

        Assert.Equal(new Dong(1_000_000), Provisioning.General(DebtGroupTable.Microfinance, loans));
        Assert.Equal(new Dong(1_500_000), Provisioning.General(DebtGroupTable.Bank, loans));
        Assert.Equal(Dong.Zero, Provisioning.General(DebtGroupTable.Bank, []));
    }

    [Theory]
    [InlineData(100, 1)] // × 0.5 % = 0.5
    [InlineData(99, 0)]
    [InlineData(500, 3)] // 2.5
    public void General_provision_exactly_on_half_is_rounded_up(long principal, long provision)
    {
        Assert.Equal(
            new Dong(provision),
            Provisioning.General(DebtGroupTable.Microfinance, [(DebtGroup.Standard, new Dong(principal))]));
    }

    [Fact]
    public void General_provision_is_rounded_once_over_all_loans()
    {
        // Twice 60 × 0.5 % = 0.3: together 0.6 → 1.
        Assert.Equal(
            new Dong(1),
            Provisioning.General(DebtGroupTable.Microfinance, [(DebtGroup.Standard, new Dong(60)), (DebtGroup.Watch, new Dong(60))]));
    }

    [Fact]
    public void The_largest_amounts_are_exact()
    {
        // Two loans of the largest amount in group 1: 2 × 9,223,372,036,854,775,807 × 0.5 % = 92,233,720,368,547,758.07.
        (DebtGroup, Dong)[] loans = [(DebtGroup.Standard, new Dong(long.MaxValue)), (DebtGroup.Standard, new Dong(long.MaxValue))];

        Assert.Equal(new Dong(92_233_720_368_547_758), Provisioning.General(DebtGroupTable.Microfinance, loans));
        Assert.Equal(new Dong(long.MaxValue), Specific(DebtGroup.Loss, long.MaxValue));
    }

    [Fact]
    public void Principal_below_nil_is_no_principal()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Specific(DebtGroup.Loss, -1));
    }

    private static Dong Specific(DebtGroup group, long principal, params Collateral[] collateral) =>
        Provisioning.Specific(DebtGroupTable.Microfinance, group, new Dong(principal), collateral);
}
