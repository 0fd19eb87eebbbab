using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Hệ thống tài khoản.</summary>
[Needs(Permission.ReadFund)]
public sealed class AccountsModel : FundPage
{
    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await Ask(new ListAccounts());
}
