using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Policies;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// What the fund itself does in the course of the years: capital that comes in, policy and products with a change on the way, holidays year by
/// year. As with every life of the demo, each date that is yielded is the day on which it goes on.
/// </summary>
internal sealed class DemoRules(DemoDesk desk, DemoProfile profile)
{
    /// <summary>A new policy is adopted so many days before it takes effect.</summary>
    private const int DaysOfNotice = 14;

    private const int LongestGraceMonths = 6;

    private const int DayOfNextYearsHolidays = 10;

    private readonly Dictionary<string, (Guid Id, DemoProduct Product)> products = [];

    /// <summary>The versions that were adopted last, by code.</summary>
    private readonly Dictionary<string, Guid> adopted = [];

    /// <summary>Mức phán quyết in force.</summary>
    public Dong ApproverMostAmount { get; private set; }

    /// <summary>The version in force of the product for a kind of borrower.</summary>
    public (Guid Id, DemoProduct Product) ProductFor(BorrowerKind kind) => products.Values.First(version => version.Product.Borrowers.Contains(kind));

    /// <summary>Lập Quỹ, on the first day: the fund, its rules and the capital it begins with.</summary>
    public async Task FoundAsync(Guid key)
    {
        await desk.Send(desk.Administrator, new FoundFund(
            key, profile.Fund, profile.Province, desk.FirstDay, profile.CapitalTarget, profile.CapitalTargetOn));
        await AdoptAsync(profile.Policy, desk.FirstDay, product => product.MonthlyRatePercent);
        TakeEffect(profile.Policy);
    }

    /// <summary>Chính sách thay đổi.</summary>
    public async IAsyncEnumerable<LocalDate> ChangePolicyAsync()
    {
        var effective = desk.FirstDay.PlusMonths(profile.PolicyChangesAfterMonths);
        yield return desk.WorkingDay(effective, -DaysOfNotice);
        await AdoptAsync(profile.LaterPolicy, effective, product => product.LaterMonthlyRatePercent);
        yield return effective;
        TakeEffect(profile.LaterPolicy);
    }

    /// <summary>Vốn góp.</summary>
    public async IAsyncEnumerable<LocalDate> ReceiveCapitalAsync()
    {
        foreach (var contribution in profile.Contributions.OrderBy(contribution => contribution.AfterMonths))
        {
            yield return desk.WorkingDay(desk.FirstDay.PlusMonths(contribution.AfterMonths));
            await desk.Send(desk.Accountant, new RecordContribution(desk.NewKey(), contribution.Source, contribution.Amount, contribution.Note));
        }
    }

    /// <summary>Ngày nghỉ lễ: what is left of the first year at once, every other year's in the December before it.</summary>
    public async IAsyncEnumerable<LocalDate> SetHolidaysAsync()
    {
        yield return desk.FirstDay;
        for (var year = desk.FirstDay.Year; ; year++)
        {
            var days = (await desk.Send(desk.Administrator, new ListHolidays(year))).Days.Where(day => day.CanChange && day.Proposed is not null);
            await desk.Send(desk.Administrator, new SetHolidays(
                desk.NewKey(), year, [.. days.Select(day => new HolidayOfYear(day.Date, NameOf(day.Proposed!.Value, day.InPlaceOf is not null)))]));
            yield return desk.WorkingDay(new LocalDate(year, 12, DayOfNextYearsHolidays));
        }
    }

    private static string NameOf(PublicHolidayKind kind, bool inLieu) => kind switch
    {
        PublicHolidayKind.NewYear => "Tết Dương lịch",
        PublicHolidayKind.LunarNewYear => "Tết Nguyên đán",
        PublicHolidayKind.HungKings => "Giỗ Tổ Hùng Vương",
        PublicHolidayKind.VictoryDay => "Ngày Chiến thắng 30/4",
        PublicHolidayKind.LabourDay => "Ngày Quốc tế lao động 1/5",
        PublicHolidayKind.NationalDay => "Quốc khánh",
    } + (inLieu ? " (nghỉ bù)" : "");

    private async Task AdoptAsync(DemoPolicy policy, LocalDate effective, Func<DemoProduct, decimal> rateOf)
    {
        await desk.Send(desk.Administrator, new AdoptPolicy(
            desk.NewKey(), effective, policy.Basis, new LendingLimits { Province = profile.Province, ApproverMostAmount = policy.ApproverMostAmount },
            RepaymentRules.Default, "microfinance"));
        foreach (var product in profile.Products)
        {
            adopted[product.Code] = (await desk.Send(desk.Administrator, new DefineProduct(
                desk.NewKey(), product.Code, product.Name, effective, new InterestRate(rateOf(product), RateUnit.PercentPerMonth), product.LeastAmount,
                product.MostAmount, product.MostMonths, LongestGraceMonths, product.Methods))).Id;
        }
    }

    private void TakeEffect(DemoPolicy policy)
    {
        ApproverMostAmount = policy.ApproverMostAmount;
        foreach (var product in profile.Products)
        {
            products[product.Code] = (adopted[product.Code], product);
        }
    }
}
