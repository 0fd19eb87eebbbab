using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Thêm khách hàng.</summary>
[Needs(Permission.KeepBorrowers)]
public sealed class BorrowerNewModel : BorrowerForm
{
    public override string Back => "/khach-hang";

    public async Task OnGetAsync()
    {
        await LoadChoicesAsync(null);

        // Most borrowers of a fund live in its province.
        Input.Province = Choices.Provinces is [var only] ? only : "";
    }

    public async Task<IActionResult> OnGetTaxCodeAsync() => Partial("_TaxCodeSaid", await SayAsync(Request.Query["Input.TaxCode"].ToString(), null));

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && await Try(new RegisterBorrower(CommandId, Input.ToProfile()), "Input") is { } made)
        {
            Notice = $"Đã thêm khách hàng {Input.Name}. Bước tiếp theo: lập hồ sơ vay vốn, hoặc khai báo người có liên quan nếu có.";
            return Redirect($"/khach-hang/{made.Id}");
        }

        await LoadChoicesAsync(null);
        return Page();
    }
}
