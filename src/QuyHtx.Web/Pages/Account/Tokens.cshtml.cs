using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Pages;

/// <summary>Mã truy cập API của chính mình: made, shown once, revoked.</summary>
[Needs(Permission.KeepOwnAccount)]
public sealed class TokensModel(TimeProvider clock) : FundPage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public int Days { get; set; } = 90;

    [BindProperty]
    public bool ReadOnly { get; set; } = true;

    public IReadOnlyList<ApiTokenRow> Tokens { get; private set; } = [];

    /// <summary>The token that was just made.</summary>
    public string? Made { get; private set; }

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async Task OnGetAsync() => Tokens = await Ask(new ListApiTokens());

    /// <summary>Answers with the page itself: the token is shown here and nowhere else.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && await Try(new CreateApiToken(CommandId, Name.Trim(), ReadOnly, Days)) is { } made)
        {
            Made = made.Token;
            ModelState.Clear();
            CommandId = Guid.NewGuid();
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid tokenId)
    {
        if (await Try(new RevokeApiToken(CommandId, tokenId)) is null)
        {
            await OnGetAsync();
            return Page();
        }

        Notice = "Đã thu hồi mã truy cập.";
        return RedirectToPage();
    }
}
