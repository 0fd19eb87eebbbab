using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Sản phẩm cho vay: the versions of each.</summary>
[Needs(Permission.ReadFund)]
public sealed class ProductsModel : FundPage
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public ProductList List { get; private set; } = null!;

    public async Task OnGetAsync() => List = await Ask(new ListProducts(Page: Number, PageSize: Size));
}
