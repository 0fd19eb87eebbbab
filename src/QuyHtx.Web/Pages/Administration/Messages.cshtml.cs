using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Tin nhắn: what was sent, what failed and why, what waits and for what.</summary>
[Needs(Permission.ReadFund)]
public sealed class MessagesModel(IMailGateway mail) : FundPage
{
    public const int Size = 50;

    public static readonly IReadOnlyList<SelectListItem> StatusOptions =
        [.. Enum.GetValues<MessageStatus>().Select(status => new SelectListItem(AdministrationWords.Of(status).Word, status.ToString()))];

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "trangThai")]
    public MessageStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public MessageList List { get; private set; } = new([], 0, []);

    public bool MailIsSetUp => mail.IsSetUp;

    public bool MayRequeue => May(Permission.RunSystem) || May(Permission.ServeLoans);

    public async Task OnGetAsync() => List = await Ask(new ListMessages { Search = Search, Status = Status, Page = Number, PageSize = Size });

    public async Task<IActionResult> OnPostRequeueAsync(Guid id)
    {
        if (await Try(new RequeueMessage(CommandId, id)) is not null)
        {
            Notice = "Đã đưa thư về hàng chờ.";
            return RedirectToPage(new { trangThai = Status, trang = Number });
        }

        await OnGetAsync();
        return Page();
    }
}
