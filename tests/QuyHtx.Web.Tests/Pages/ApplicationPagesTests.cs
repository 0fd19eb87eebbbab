using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;
using static QuyHtx.Web.Tests.Pages.PageForms;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>An application on its pages: read by everybody, appraised, decided and signed by those whose turn it is, without a script.</summary>
public sealed class ApplicationPagesTests
{
    private const string Opinion = "Phương án <khả thi>, dòng tiền đủ trả nợ";

    [Fact]
    public async Task An_application_is_appraised_decided_and_signed_on_its_pages()
    {
        var (host, people, id) = await SubmittedAsync();
        await using var _ = host;
        var file = $"/ho-so/{id}";

        // Whose turn it is, and why not the maker's: said, not only refused.
        var seen = await people.Officer.Page(file);
        Assert.Contains("Bạn đã lập hoặc sửa hồ sơ này nên người khác phải thẩm định.", seen);
        Assert.DoesNotContain($"{file}/tham-dinh\"", seen);
        Assert.Contains("500.000.000 đồng", seen);
        Assert.Contains("Năm trăm triệu đồng", seen);

        // 15 % of 20 tỷ is 3 tỷ; 500 triệu asked for leave 2.5 tỷ.
        Assert.Contains("Nghị định 45/2021/NĐ-CP, Điều 23", seen);
        Assert.Contains("3.000.000.000", seen);
        Assert.Contains("2.500.000.000", seen);
        Assert.Equal(403, (await people.Officer.Get($"{file}/tham-dinh")).Status);
        Assert.Contains("Bước này do cán bộ thẩm định làm", await people.Auditor.Page(file));
        Assert.Contains($"{file}/tham-dinh\"", await people.Appraiser.Page(file));
        Assert.Contains($"{file}/tham-dinh\"", await people.Appraiser.Page("/tham-dinh"));
        Assert.DoesNotContain($"{file}/tham-dinh\"", await people.Auditor.Page("/tham-dinh"));

        // Without a proposal nothing is done, and what was typed stays.
        var again = await people.Appraiser.SendForm($"{file}/tham-dinh", "", ("Opinion", Opinion), ("ProposesApproval", ""), ("Reason", ""));
        Assert.Contains("Hãy chọn đề xuất cho vay hay từ chối.", Read(again));
        Assert.Contains("&lt;khả thi&gt;", again.Text);
        Assert.StartsWith(
            "<p class=\"why\" id=\"da-luu\"",
            (await people.Appraiser.SendForm(again, $"{file}/tham-dinh", "TuLuu", ("Opinion", "x"), ("ProposesApproval", ""), ("Reason", "y"))).Text.TrimStart());
        await people.Appraiser.SendForm(again, $"{file}/tham-dinh", "LuuNhap", ("Opinion", Opinion), ("ProposesApproval", "true"), ("Reason", ""));
        Assert.Contains(Opinion, await people.Appraiser.Page($"{file}/tham-dinh"));
        var appraised = await people.Appraiser.SendForm(again, $"{file}/tham-dinh", "", ("Opinion", Opinion), ("ProposesApproval", "true"), ("Reason", ""));
        Assert.Contains("Đã ghi kết quả thẩm định: đề xuất cho vay.", Read(appraised));
        Assert.Contains("&lt;khả thi&gt;", appraised.Text);

        // The decision is read back before it is done; one that is not confirmed is none.
        Assert.Contains($"{file}/quyet-dinh\"", await people.Approver.Page("/quyet-dinh"));
        var decision = $"{file}/quyet-dinh";
        Assert.Contains("Từ chối", Read(await people.Approver.SendForm(decision, "XemLai", ("Approve", "false"), ("Reason", " "))));
        var readBack = await people.Approver.SendForm(decision, "XemLai", ("Approve", "true"), ("Reason", "Công chứng trước"));
        Assert.Contains("Bạn sắp duyệt cho vay", Read(readBack));
        Assert.Contains("khách hàng còn được vay 2.500.000.000 đồng", Read(readBack));
        Assert.Contains("Chờ quyết định", await people.Approver.Page(file));
        Assert.Contains("Công chứng trước", Read(await people.Approver.SendForm(readBack, decision, "Sua")));
        var approved = await people.Approver.SendForm(readBack, decision, "");
        Assert.Contains("Đã duyệt, chờ ký", Read(approved));

        // A second click does it once; somebody else is told how it stands.
        Assert.Contains("Đã duyệt, chờ ký", Read(await people.Approver.SendForm(readBack, decision, "")));
        Assert.Contains("nên không quyết định được", await people.Manager.Page(decision));

        var signing = await people.Officer.Get($"{file}/ky-hop-dong");
        Assert.Contains("Năm trăm triệu đồng", Read(signing));
        Assert.Contains("Đã ký hợp đồng HD-2026-0001.", Read(await people.Officer.SendForm(signing, $"{file}/ky-hop-dong", "")));
        var signed = await people.Officer.Page(file);
        Assert.Contains("Mở khoản vay HD-2026-0001", signed);
        Assert.Contains("Quyết định cho vay", signed);
        Assert.Contains("đã được ký ngày 05/01/2026", await people.Officer.Page($"{file}/ky-hop-dong"));
        await people.Verified();
    }

    [Fact]
    public async Task What_is_returned_goes_back_with_its_reason_and_papers_open_safely()
    {
        var (host, people, id) = await SubmittedAsync();
        await using var _ = host;
        var file = $"/ho-so/{id}";

        // Typed with the return, the opinion is not lost when the reason is missing.
        var refused = await people.Appraiser.SendForm($"{file}/tham-dinh", "TraLai", ("Opinion", Opinion), ("ProposesApproval", ""), ("Reason", ""));
        Assert.Contains(Opinion, Read(refused));
        Assert.Contains("Chờ thẩm định", await people.Appraiser.Page(file));
        var returned = await people.Appraiser.SendForm($"{file}/tham-dinh", "TraLai", ("Opinion", ""), ("ProposesApproval", ""), ("Reason", "Thiếu báo giá"));
        Assert.Contains("Thiếu báo giá", Read(returned));
        Assert.Contains("Không có hồ sơ nào đang chờ thẩm định.", await people.Appraiser.Page("/tham-dinh"));
        Assert.Contains($"{file}/sua\"", await people.Officer.Page(file));

        var paper = System.Text.RegularExpressions.Regex.Match(await people.Auditor.Page(file), $"{file}/giay-to/[0-9a-f-]+").Value;
        var shown = await people.Auditor.Get(paper);
        Assert.Equal((200, "application/pdf"), (shown.Status, shown.MediaType));
        Assert.StartsWith("%PDF", shown.Text);
        Assert.Equal(404, (await people.Auditor.Get($"/ho-so/{Guid.NewGuid()}/giay-to/{paper[^36..]}")).Status);
        Assert.Equal(404, (await people.Auditor.Get($"/ho-so/{Guid.NewGuid()}")).Status);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (await people.Auditor.Get("/quyet-dinh?handler=Xlsx")).MediaType);
    }

    /// <summary>An application for 500 triệu that waits for its appraisal.</summary>
    private static async Task<(TestHost Host, Journey People, string Id)> SubmittedAsync()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var borrower = await people.Officer.Made("/borrowers", new
        {
            profile = new
            {
                kind = "Cooperative", name = "Hợp tác xã Nông nghiệp Đắk Mil", representative = "Nguyễn Văn An", members = 12,
                address = new { text = "Thôn 3", commune = "Xã Đắk Mil", province = "Đắk Nông" }, email = "htx@example.vn", sector = "Nông nghiệp",
            },
        });
        var id = await people.Officer.Made("/applications", new
        {
            borrowerId = borrower,
            content = new
            {
                productId = people.Product, amount = 500_000_000, purpose = "Mua máy cày",
                terms = new
                {
                    rate = new { value = "0.4", unit = "PercentPerMonth" }, termMonths = 24, method = "EqualPrincipal", interestEveryMonths = 3,
                    principalEveryMonths = 6,
                },
                plan = new { totalInvestment = 700_000_000, ownCapital = 200_000_000, otherSources = 0, description = "Phương án" },
                creditCheck = new { checkedOn = "2026-01-05", hasBadDebt = false },
            },
        });
        foreach (var paper in new[] { "DN", "PA", "DK" })
        {
            await people.Officer.Upload($"/api/v1/applications/{id}/documents/{paper}?fileName={paper}.pdf", "%PDF-1.4\n%%EOF\n"u8);
        }

        Assert.Equal(204, (await people.Officer.Send("POST", $"/api/v1/applications/{id}/submit", new { })).Status);
        return (host, people, id);
    }
}
