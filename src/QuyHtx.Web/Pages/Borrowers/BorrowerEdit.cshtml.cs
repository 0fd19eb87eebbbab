using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Sửa thông tin khách hàng.</summary>
[Needs(Permission.KeepBorrowers)]
public sealed class BorrowerEditModel : BorrowerForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that the form was filled in from.</summary>
    [BindProperty]
    public int Version { get; set; }

    public string Name { get; private set; } = "";

    public override string Back => $"/khach-hang/{Id}";

    public async Task OnGetAsync()
    {
        var file = await Ask(new GetBorrower(Id));
        (Input, Version, Name) = (BorrowerInput.Of(file.Profile), file.Version, file.Profile.Name);
        await LoadChoicesAsync(Id);
    }

    public async Task<IActionResult> OnGetTaxCodeAsync() => Partial("_TaxCodeSaid", await SayAsync(Request.Query["Input.TaxCode"].ToString(), Id));

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && await Try(new CorrectBorrower(CommandId, Id, Version, Input.ToProfile()), "Input") is not null)
        {
            Notice = "Đã lưu thông tin khách hàng. Nhật ký giữ cả thông tin trước khi sửa.";
            return Redirect(Back);
        }

        Name = (await Ask(new GetBorrower(Id))).Profile.Name;
        await LoadChoicesAsync(Id);
        return Page();
    }
}
