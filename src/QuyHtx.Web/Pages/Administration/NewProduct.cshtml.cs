using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Ban hành sản phẩm cho vay: a new one, or a new version that starts from another.</summary>
[Needs(Permission.SetPolicy)]
public sealed class NewProductModel : FundPage
{
    public static readonly IReadOnlyList<SelectListItem> UnitOptions =
        [.. Enum.GetValues<RateUnit>().Select(unit => new SelectListItem(Show.Unit(unit), unit.ToString()))];

    [BindProperty(SupportsGet = true, Name = "tu")]
    public Guid? From { get; set; }

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public LocalDate EffectiveFrom { get; set; }

    [BindProperty]
    public decimal RateValue { get; set; }

    [BindProperty]
    public RateUnit RateUnit { get; set; }

    [BindProperty]
    public Dong LeastAmount { get; set; }

    [BindProperty]
    public Dong MostAmount { get; set; }

    [BindProperty]
    public int MostMonths { get; set; }

    [BindProperty]
    public int MostGraceMonths { get; set; }

    [BindProperty]
    public List<RepaymentMethod> Methods { get; set; } = [];

    public bool IsVersion => From is not null;

    /// <summary>A product that has been there, or what such funds publish: 0.4 to 0.6 %/month, up to 36 months.</summary>
    public async Task OnGetAsync()
    {
        var list = await Ask(new ListProducts(PageSize: Paging.LargestPage));
        EffectiveFrom = list.BusinessDate;
        (RateValue, RateUnit, LeastAmount, MostAmount, MostMonths, MostGraceMonths) =
            (0.5m, RateUnit.PercentPerMonth, new Dong(50_000_000), new Dong(1_000_000_000), 36, 6);
        Methods = [RepaymentMethod.Bullet, RepaymentMethod.EqualPrincipal];
        if (list.Rows.FirstOrDefault(row => row.Id == From) is { } before)
        {
            (Code, Name, RateValue, RateUnit, LeastAmount) = (before.Code, before.Name, before.Rate.Value, before.Rate.Unit, before.LeastAmount);
            (MostAmount, MostMonths, MostGraceMonths, Methods) = (before.MostAmount, before.MostMonths, before.MostGraceMonths, [.. before.Methods]);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || await Try(new DefineProduct(
            CommandId, Code.Trim(), Name.Trim(), EffectiveFrom, new InterestRate(RateValue, RateUnit), LeastAmount, MostAmount, MostMonths, MostGraceMonths, Methods)) is null)
        {
            return Page();
        }

        Notice = $"Đã ban hành sản phẩm {Code.Trim()}, hiệu lực từ {Show.Date(EffectiveFrom)}.";
        return Redirect("/quan-tri/san-pham");
    }
}
