using QuyHtx.Domain.Risk;

namespace QuyHtx.Domain.Tests.Risk;

/// <summary>Circular 14/2024/TT-NHNN through Decree 45/2021/NĐ-CP art. 28.</summary>
public sealed class DebtClassificationTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(30, 3)]
    [InlineData(90, 4)]
    [InlineData(180, 5)]
    public void Never_restructured_it_goes_by_its_days(int daysPastDue, int group) =>
        Assert.Equal((DebtGroup)group, DebtClassification.Of(DebtGroupTable.Microfinance, daysPastDue));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(29, 3)]
    [InlineData(30, 4)]
    [InlineData(31, 4)]
    [InlineData(89, 4)]
    [InlineData(90, 5)]
    [InlineData(91, 5)]
    [InlineData(180, 5)]
    public void Restructured_once_it_is_at_least_in_group_2_and_worse_when_overdue(int daysPastDue, int group)
    {
        Assert.Equal((DebtGroup)group, DebtClassification.Of(DebtGroupTable.Microfinance, daysPastDue, 1));
        Assert.Equal((DebtGroup)group, DebtClassification.Of(DebtGroupTable.Bank, daysPastDue, 1));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 5)]
    [InlineData(180, 5)]
    public void Restructured_twice_it_is_at_least_in_group_4_and_overdue_in_group_5(int daysPastDue, int group) =>
        Assert.Equal((DebtGroup)group, DebtClassification.Of(DebtGroupTable.Microfinance, daysPastDue, 2));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(0, 4)]
    [InlineData(0, int.MaxValue)]
    public void Restructured_a_third_time_it_is_in_group_5(int daysPastDue, int restructurings) =>
        Assert.Equal(DebtGroup.Loss, DebtClassification.Of(DebtGroupTable.Microfinance, daysPastDue, restructurings));

    [Fact]
    public void The_worse_of_days_and_restructurings_counts()
    {
        // A fund whose own table puts one day past due in group 5.
        var strict = DebtGroupTable.Microfinance with { Name = "strict", GroupFromDays = [1, 1, 1, 1] };

        Assert.Equal(DebtGroup.Loss, DebtClassification.Of(strict, 1, 1));
        Assert.Equal(DebtGroup.Watch, DebtClassification.Of(strict, 0, 1));
    }

    [Fact]
    public void Counts_below_nil_are_no_counts()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DebtClassification.Of(DebtGroupTable.Microfinance, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DebtClassification.Of(DebtGroupTable.Microfinance, 0, -1));
    }

    [Fact]
    public void Every_loan_of_a_borrower_takes_the_worst_group()
    {
        Assert.Equal(DebtGroup.Doubtful, DebtClassification.WorstOf([DebtGroup.Standard, DebtGroup.Doubtful, DebtGroup.Watch]));
        Assert.Equal(DebtGroup.Watch, DebtClassification.WorstOf([DebtGroup.Watch]));
    }

    [Fact]
    public void A_borrower_without_a_loan_is_in_group_1()
    {
        Assert.Equal(DebtGroup.Standard, DebtClassification.WorstOf([]));
    }
}
