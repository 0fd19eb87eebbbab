using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Ban hành chính sách: starts from the version in force, or from what the law allows where there is none.</summary>
[Needs(Permission.SetPolicy)]
public sealed class NewPolicyModel : FundPage
{
    private const string PrincipalFirst = "goc-truoc";
    private const string InterestFirst = "lai-truoc";
    private const string AsBefore = "nhu-cu";

    public static readonly IReadOnlyList<SelectListItem> Conventions =
        [.. Enum.GetValues<BusinessDayConvention>().Select(value => new SelectListItem(PolicyItems.Of(value), value.ToString()))];

    public static readonly IReadOnlyList<SelectListItem> Strategies =
        [.. Enum.GetValues<PrepaymentStrategy>().Select(value => new SelectListItem(PolicyItems.Of(value), value.ToString()))];

    public static readonly IReadOnlyList<SelectListItem> Tables =
        [.. new[] { DebtGroupTable.Microfinance, DebtGroupTable.Bank }.Select(table => new SelectListItem(PolicyItems.Of(table), table.Name))];

    [BindProperty]
    public LocalDate EffectiveFrom { get; set; }

    [BindProperty]
    public string Basis { get; set; } = "";

    [BindProperty]
    public decimal OneBorrowerPercent { get; set; }

    [BindProperty]
    public decimal RelatedBorrowersPercent { get; set; }

    [BindProperty]
    public decimal LeastOwnCapitalPercent { get; set; }

    [BindProperty]
    public int LeastAge { get; set; }

    [BindProperty]
    public int CreditCheckValidDays { get; set; }

    [BindProperty]
    public string Province { get; set; } = "";

    [BindProperty]
    public Dong? ApproverMostAmount { get; set; }

    /// <summary>As people say it: 150 for 1.5 times.</summary>
    [BindProperty]
    public decimal OverduePercent { get; set; }

    [BindProperty]
    public decimal LateInterestAnnualPercent { get; set; }

    [BindProperty]
    public string Order { get; set; } = PrincipalFirst;

    [BindProperty]
    public BusinessDayConvention Convention { get; set; }

    [BindProperty]
    public PrepaymentStrategy Strategy { get; set; }

    [BindProperty]
    public string DebtGroups { get; set; } = "";

    [BindProperty]
    public string ReminderDays { get; set; } = "";

    public bool IsFirst => Before is null;

    /// <summary>Applications that are not decided yet.</summary>
    public int InProgress { get; private set; }

    public List<SelectListItem> Orders { get; } =
        [new(PolicyItems.Of(AllocationOrder.PrincipalFirst), PrincipalFirst), new(PolicyItems.Of(AllocationOrder.InterestFirst), InterestFirst)];

    private PolicyVersion? Before { get; set; }

    public async Task OnGetAsync()
    {
        var fund = await LoadAsync();
        var limits = Before?.Limits ?? new LendingLimits { Province = fund.Province };
        var rules = Before?.Repayment ?? RepaymentRules.Default;
        EffectiveFrom = fund.BusinessDate;
        (OneBorrowerPercent, RelatedBorrowersPercent, LeastOwnCapitalPercent) = (limits.OneBorrowerPercent, limits.RelatedBorrowersPercent, limits.LeastOwnCapitalPercent);
        (LeastAge, CreditCheckValidDays, Province, ApproverMostAmount) = (limits.LeastAge, limits.CreditCheckValidDays, limits.Province, limits.ApproverMostAmount);
        (OverduePercent, LateInterestAnnualPercent) = (rules.OverdueRateMultiplier * 100, rules.LateInterestAnnualPercent);
        (Convention, Strategy) = (rules.BusinessDayConvention, rules.PrepaymentStrategy);
        (DebtGroups, ReminderDays) = (Before?.DebtGroups ?? DebtGroupTable.Microfinance.Name, string.Join(' ', limits.ReminderDays));
        Order = Orders.Count > 2 ? AsBefore : rules.AllocationOrder.Components.SequenceEqual(AllocationOrder.InterestFirst.Components) ? InterestFirst : PrincipalFirst;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var days = DaysOf(ReminderDays);
        if (days is null)
        {
            ModelState.AddModelError(nameof(ReminderDays), "Hãy nhập các số nguyên từ -365 đến 365, cách nhau bằng dấu cách, ví dụ -7 -3 0 1 7 30.");
        }

        if (!ModelState.IsValid || await Try(new AdoptPolicy(CommandId, EffectiveFrom, Basis.Trim(), LimitsOf(days!), Rules(), DebtGroups)) is not { } made)
        {
            return Page();
        }

        Notice = $"Đã ban hành chính sách cho vay, hiệu lực từ {Show.Date(EffectiveFrom)}.";
        return Redirect(Before is { } before ? $"/quan-tri/chinh-sach?a={made.Id}&b={before.Id}" : "/quan-tri/chinh-sach");
    }

    private LendingLimits LimitsOf(IReadOnlyList<int> days) => new()
    {
        OneBorrowerPercent = OneBorrowerPercent,
        RelatedBorrowersPercent = RelatedBorrowersPercent,
        LeastOwnCapitalPercent = LeastOwnCapitalPercent,
        LeastAge = LeastAge,
        CreditCheckValidDays = CreditCheckValidDays,
        Province = Province.Trim(),
        ApproverMostAmount = ApproverMostAmount,
        ReminderDays = days,
    };

    private RepaymentRules Rules() => new()
    {
        OverdueRateMultiplier = OverduePercent / 100,
        LateInterestAnnualPercent = LateInterestAnnualPercent,
        AllocationOrder = Order switch
        {
            AsBefore when Before is { } before => before.Repayment.AllocationOrder,
            InterestFirst => AllocationOrder.InterestFirst,
            _ => AllocationOrder.PrincipalFirst,
        },
        BusinessDayConvention = Convention,
        PrepaymentStrategy = Strategy,
    };

    private async Task<FundSettings> LoadAsync()
    {
        var fund = await Ask(new GetFundSettings());
        var list = await Ask(new ListPolicies(PageSize: Paging.LargestPage));
        Before = list.Rows.FirstOrDefault(version => version.InForce) ?? list.Rows.FirstOrDefault();
        foreach (var status in new[] { ApplicationStatus.Submitted, ApplicationStatus.Appraised })
        {
            InProgress += (await Ask(new ListApplications(Status: status, PageSize: 1))).Total;
        }

        var order = Before?.Repayment.AllocationOrder;
        if (order is not null && !Orders.Any(option => option.Text == PolicyItems.Of(order)))
        {
            Orders.Add(new SelectListItem(PolicyItems.Of(order), AsBefore));
        }

        return fund;
    }

    private static List<int>? DaysOf(string text)
    {
        var days = new SortedSet<int>();
        foreach (var word in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) || day is < -365 or > 365)
            {
                return null;
            }

            days.Add(day);
        }

        return [.. days];
    }
}
