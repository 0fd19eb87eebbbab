using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages;

/// <summary>Tính thử lịch trả nợ: nothing is kept, and the address holds all that was typed.</summary>
[Needs(Permission.ReadFund)]
public sealed class PlanScheduleModel : FundPage
{
    [BindProperty(SupportsGet = true, Name = "soTien")]
    public Dong? Amount { get; set; }

    [BindProperty(SupportsGet = true, Name = "laiSuat")]
    public decimal? Rate { get; set; }

    [BindProperty(SupportsGet = true, Name = "donVi")]
    public RateUnit RateUnit { get; set; }

    [BindProperty(SupportsGet = true, Name = "thoiHan")]
    public int? TermMonths { get; set; }

    [BindProperty(SupportsGet = true, Name = "phuongThuc")]
    public RepaymentMethod Method { get; set; } = RepaymentMethod.EqualPrincipal;

    [BindProperty(SupportsGet = true, Name = "kyLai")]
    public int? InterestEveryMonths { get; set; }

    [BindProperty(SupportsGet = true, Name = "kyGoc")]
    public int? PrincipalEveryMonths { get; set; }

    [BindProperty(SupportsGet = true, Name = "anHan")]
    public int? GraceMonths { get; set; }

    [BindProperty(SupportsGet = true, Name = "giaiNgan")]
    public LocalDate? From { get; set; }

    public PlannedSchedule? Schedule { get; private set; }

    public static IEnumerable<SelectListItem> Units => Enum.GetValues<RateUnit>().Select(unit => new SelectListItem(Show.Unit(unit), $"{unit}"));

    /// <summary>Seasonal amounts are typed in an application, row by row.</summary>
    public static IEnumerable<SelectListItem> Methods => Enum.GetValues<RepaymentMethod>().Where(method => method != RepaymentMethod.Custom)
        .Select(method => new SelectListItem(ApplicationWords.Of(method), $"{method}"));

    public async Task OnGetAsync()
    {
        if (Request.Query.Count == 0)
        {
            await BeginAsync();
            return;
        }

        Demand(Amount is not null, "soTien", "Hãy nhập số tiền vay.");
        Demand(Rate is not null, "laiSuat", "Hãy nhập lãi suất.");
        Demand(TermMonths is not null, "thoiHan", "Hãy nhập thời hạn.");
        if (ModelState.IsValid)
        {
            Schedule = await Try(new PlanSchedule(
                Amount!.Value, Rate!.Value, RateUnit, TermMonths!.Value, Method, InterestEveryMonths ?? 1, PrincipalEveryMonths ?? InterestEveryMonths ?? 1,
                GraceMonths ?? 0, From));
        }
    }

    /// <summary>The rate that the fund lends at, to begin with.</summary>
    private async Task BeginAsync()
    {
        (InterestEveryMonths, PrincipalEveryMonths) = (3, 3);
        if ((await Ask(new ListProducts(InForceOnly: true, PageSize: 1))).Rows is [var product])
        {
            (Rate, RateUnit) = (product.Rate.Value, product.Rate.Unit);
        }
    }

    private void Demand(bool isThere, string field, string sentence)
    {
        if (!isThere && ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError(field, sentence);
        }
    }
}
