using Microsoft.Playwright;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Browser.Tests;

/// <summary>With scripts switched off: reading, filtering, and the plain forms.</summary>
public sealed class WithoutScriptsTests
{
    [Fact]
    public async Task Reading_filters_and_plain_forms_need_no_scripts()
    {
        await using var host = await DemoHost.StartAsync();
        await using var officer = await Visitor.SignsInAsync(host.Address, "canbo", withScripts: false);
        var page = officer.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Việc của tôi" })).ToBeVisibleAsync();

        // A list, filtered by its form.
        await page.GetByRole(AriaRole.Link, new() { Name = "Khách hàng", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Đối tượng").SelectOptionAsync(new SelectOptionValue { Label = "Liên hiệp hợp tác xã" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        Assert.Equal(1, await page.Locator("main table.list tbody tr").CountAsync());

        // A new borrower; what is missing is told and nothing that was typed is lost.
        await officer.OpenAsync("/khach-hang/moi");
        await page.GetByLabel("Tên khách hàng").FillAsync("Hợp tác xã Không Kịch Bản");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khách hàng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Tên khách hàng")).ToHaveValueAsync("Hợp tác xã Không Kịch Bản");
        await page.GetByLabel("Người đại diện theo pháp luật").FillAsync("Nguyễn Thị Hạnh");
        await page.GetByLabel("Số thành viên").FillAsync("12");
        await page.GetByLabel("Xã, phường, đặc khu").FillAsync("Xã Đắk Mil");
        await page.GetByLabel("Tỉnh, thành phố").FillAsync("Đắk Nông");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khách hàng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hợp tác xã Không Kịch Bản" })).ToBeVisibleAsync();

        // The menu opens, and one gets out.
        await page.Locator("details.menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Bạn đã đăng xuất.")).ToBeVisibleAsync();
    }
}
