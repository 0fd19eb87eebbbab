using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Thêm người dùng. The first password is shown in the answer itself: a redirect would have to carry it.</summary>
[Needs(Permission.ManageUsers)]
[ResponseCache(NoStore = true)]
public sealed class NewUserModel : FundPage
{
    private const int Suggestions = 20;

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "khachHang")]
    public Guid? BorrowerId { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string FullName { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public bool IsForBorrower => Kind == "khach";

    public string BorrowerName { get; private set; } = "";

    public BorrowerList? Found { get; private set; }

    public FirstPassword? Made { get; private set; }

    public async Task OnGetAsync()
    {
        if (IsForBorrower && BorrowerId is null && Search.Length > 0)
        {
            Found = await Ask(new FindBorrowers(Search, PageSize: Suggestions));
        }

        await NameBorrowerAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Made = await Try(new CreateUser(
            CommandId, UserName.Trim(), FullName.Trim(), Email.Trim() is { Length: > 0 } email ? email : null,
            IsForBorrower ? [Roles.Borrower] : Chosen, IsForBorrower ? BorrowerId : null));
        await NameBorrowerAsync();
        return Page();
    }

    private async Task NameBorrowerAsync()
    {
        if (IsForBorrower && BorrowerId is { } id)
        {
            BorrowerName = (await Ask(new GetBorrower(id))).Profile.Name;
        }
    }
}
