using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Sửa tài khoản: another name, and another code while nothing is posted under it.</summary>
[Needs(Permission.SetPolicy)]
public sealed class AccountNameModel : FundPage
{
    [FromRoute]
    public string Use { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    public AccountRow Row { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Code, Name) = (Row.Code, Row.Name);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (await Try(new NameAccount(CommandId, Row.Use, Code.Trim(), Name.Trim())) is null)
        {
            return Page();
        }

        Notice = $"Đã lưu tài khoản {Code.Trim()}.";
        return Redirect("/quan-tri/tai-khoan-ke-toan");
    }

    private async Task LoadAsync() => Row = (await Ask(new ListAccounts())).FirstOrDefault(row => Enum.TryParse<AccountUse>(Use, out var use) && row.Use == use)
        ?? throw Loaders.NotThere();
}
