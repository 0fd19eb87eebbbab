using Microsoft.Playwright;
using QuyHtx.Infrastructure.DemoFund;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Browser.Tests;

/// <summary>An officer without a mouse: signs in, goes to the borrowers and adds one. Where the keyboard is, can be seen at every step.</summary>
public sealed class KeyboardTests
{
    [Fact]
    public async Task A_borrower_is_registered_with_the_keyboard_alone()
    {
        await using var host = await DemoHost.StartAsync();
        await using var officer = await Visitor.ComesAsync(host.Address);
        var page = officer.Page;
        await officer.OpenAsync("/dang-nhap");
        await page.Keyboard.TypeAsync("canbo");
        await TabTo(page, "Mật khẩu");
        await page.Keyboard.TypeAsync(DemoFundMaker.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/");

        // The first stop of the page leads past the frame.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Đến nội dung chính", await Focused(page));
        await TabTo(page, "Khách hàng");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/khach-hang");
        await TabTo(page, "Thêm khách hàng");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/khach-hang/moi");

        foreach (var (label, text) in new[]
        {
            ("Tên khách hàng", "Hợp tác xã Bàn Phím"), ("Người đại diện theo pháp luật", "Trần Văn Gõ"), ("Số thành viên", "9"),
            ("Xã, phường, đặc khu", "Xã Đắk Mil"), ("Tỉnh, thành phố", "Đắk Nông"),
        })
        {
            await TabTo(page, label);
            await page.Keyboard.TypeAsync(text);
        }

        await TabTo(page, "Thêm khách hàng");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hợp tác xã Bàn Phím" })).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
    }

    /// <summary>Tab until the field, link or button of that name has the focus, which has to be seen.</summary>
    private static async Task TabTo(IPage page, string name)
    {
        var passed = new List<string>();
        for (var stops = 0; stops < 120; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await Focused(page);
            passed.Add(focused);
            if (focused == name || focused.TrimEnd(' ', '*') == name)
            {
                Assert.True(
                    await page.EvaluateAsync<bool>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"),
                    $"{name}: the focus cannot be seen");
                return;
            }
        }

        Assert.Fail($"{name} is not reached: {string.Join(" | ", passed)}");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>(
        "() => { const e = document.activeElement; return (e.labels?.[0]?.innerText ?? e.getAttribute('aria-label') ?? e.querySelector?.('span')?.innerText ?? e.innerText ?? '').trim(); }");
}
