using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Thông tin Quỹ: what was settled when it was founded.</summary>
[Needs(Permission.ReadFund)]
public sealed class SettingsModel : FundPage
{
    public FundSettings Fund { get; private set; } = null!;

    public async Task OnGetAsync() => Fund = await Ask(new GetFundSettings());
}
