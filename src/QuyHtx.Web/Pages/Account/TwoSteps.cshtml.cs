using Microsoft.AspNetCore.Mvc;
using QRCoder;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>Đăng nhập hai bước: a key for the authenticator app, confirmed with a code, and recovery codes that are shown once.</summary>
[Needs(Permission.KeepOwnAccount)]
public sealed class TwoStepsModel : FundPage
{
    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>The key, while it waits for its first code. It comes back with the form so that a mistyped code does not cost a new key.</summary>
    [BindProperty]
    public string Key { get; set; } = "";

    public IReadOnlyList<string>? Codes { get; private set; }

    public string KeyInGroups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

    /// <summary>A picture made here: the key is shown to nobody else.</summary>
    public string Qr
    {
        get
        {
            var uri = $"otpauth://totp/QuyHtx:{Uri.EscapeDataString(User.Identity!.Name!)}?secret={Key}&issuer=QuyHtx&digits=6";
            using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
            return $"data:image/png;base64,{Convert.ToBase64String(new PngByteQRCode(data).GetGraphic(6))}";
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Try(new MakeAuthenticatorKey(CommandId, Password)) is { Key: { } key })
        {
            await HttpContext.RequestServices.GetRequiredService<SignInDesk>().RefreshAsync(HttpContext);
            ModelState.Clear();
            (Key, CommandId) = (key, Guid.NewGuid());
        }

        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (await Try(new ConfirmAuthenticator(CommandId, Code.Replace(" ", "", StringComparison.Ordinal))) is { Codes: { } codes })
        {
            await HttpContext.RequestServices.GetRequiredService<SignInDesk>().RefreshAsync(HttpContext);
            Codes = codes;
        }

        return Page();
    }
}
