using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

public sealed class BorrowerPagesTests
{
    private static readonly (string, string)[] Coffee =
    [
        ("Input.Kind", "Cooperative"), ("Input.Name", "Hợp tác xã Cà phê Đức An"), ("Input.TaxCode", "0100109106"), ("Input.Representative", "Nguyễn Văn An"),
        ("Input.Members", "12"), ("Input.Commune", "Xã Đắk Mil"), ("Input.Province", "Đắk Nông"), ("Input.Sector", "Nông nghiệp"), ("Input.BornOn", ""),
        ("Input.Text", ""), ("Input.Phone", ""), ("Input.Email", ""), ("Input.WomenLed", "true"),
    ];

    [Fact]
    public async Task A_borrower_is_registered_found_without_accents_corrected_and_exported()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var officer = new PageClient(people.Officer);
        Assert.Contains("Thêm khách hàng đầu tiên", await officer.Open("/khach-hang"), StringComparison.Ordinal);

        // What is wrong stands on top and beside its field, and nothing that was typed is lost.
        await officer.Open("/khach-hang/moi");
        var refused = await officer.Send("/khach-hang/moi", [.. Coffee.Where(field => field.Item1 != "Input.Members"), ("Input.Members", "mười hai")]);
        Assert.Contains("value=\"Hợp tác xã Cà phê Đức An\"", refused, StringComparison.Ordinal);
        Assert.Contains("Hãy nhập một số nguyên", refused, StringComparison.Ordinal);
        refused = await officer.Send("/khach-hang/moi", [.. Coffee.Where(field => field.Item1 != "Input.Representative"), ("Input.Representative", "")]);
        Assert.Contains("id=\"Input_Representative-error\"", officer.Source, StringComparison.Ordinal);

        var made = await officer.Send("/khach-hang/moi", Coffee);
        Assert.Contains("Đã thêm khách hàng Hợp tác xã Cà phê Đức An", made, StringComparison.Ordinal);
        Assert.Contains("3.000.000.000", made, StringComparison.Ordinal); // 15 % of 20 tỷ
        Assert.Contains("5.000.000.000", made, StringComparison.Ordinal); // 25 %
        var address = officer.Address;

        Assert.Contains($"href=\"{address}\"", await officer.Open("/khach-hang?tim=ca phe duc&phuNu=true"), StringComparison.Ordinal);
        Assert.Contains("Không có khách hàng nào khớp", await officer.Open("/khach-hang?tim=ca phe&duNo=true"), StringComparison.Ordinal);

        // The tax code is spoken of while it is typed; the check digit of 0100109106 is right, of …107 it is not.
        Assert.Contains("đã là của Hợp tác xã Cà phê Đức An", await officer.Open("/khach-hang/moi?handler=TaxCode&Input.TaxCode=0100109106"), StringComparison.Ordinal);
        Assert.Contains("Mã hợp lệ", await officer.Open($"{address}/sua?handler=TaxCode&Input.TaxCode=0100109106"), StringComparison.Ordinal);
        Assert.Contains("Chữ số kiểm tra không khớp", await officer.Open("/khach-hang/moi?handler=TaxCode&Input.TaxCode=0100109107"), StringComparison.Ordinal);

        await officer.Open($"{address}/sua");
        await officer.Send($"{address}/sua", [.. Coffee.Select(field => field.Item1 == "Input.Members" ? (field.Item1, "15") : field)]);
        Assert.Equal(address, officer.Address);

        using var file = SpreadsheetDocument.Open(await people.Auditor.Bytes("/khach-hang?handler=Xlsx&tim=ca phe"), isEditable: false);
        var rows = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        Assert.Equal(["Hợp tác xã Cà phê Đức An", "Hợp tác xã", "0100109106", "Nguyễn Văn An", "Xã Đắk Mil", "Nông nghiệp", "15", "Có", "", "0"], rows[1]);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task Related_borrowers_are_found_added_and_taken_off()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var officer = new PageClient(people.Officer);
        var ids = new List<string>();
        foreach (var name in new[] { "Hợp tác xã A", "Hợp tác xã B" })
        {
            ids.Add(await people.Officer.Made("/borrowers", new
            {
                profile = new { kind = "Cooperative", name, representative = "An", members = 7, address = new { text = "", commune = "Xã Đắk Mil", province = "Đắk Nông" } },
            }));
        }

        var path = $"/khach-hang/{ids[0]}/lien-quan";
        await officer.Open($"{path}?tim=hop tac");
        Assert.Contains("cần ghi mục này", await officer.Send($"{path}?handler=Add&other={ids[1]}&tim=hop tac", ("Relation", "")), StringComparison.Ordinal);
        await officer.Open($"{path}?tim=hop tac");
        Assert.Contains("Cùng giám đốc", await officer.Send($"{path}?handler=Add&other={ids[1]}&tim=hop tac", ("Relation", "Cùng giám đốc")), StringComparison.Ordinal);
        Assert.Contains("khách hàng đó khai báo", await officer.Open($"/khach-hang/{ids[1]}"), StringComparison.Ordinal);
        await officer.Open(path);
        Assert.Contains("Chưa có ai", await officer.Send($"{path}?handler=Remove&other={ids[1]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_read_is_offered_nothing_to_write_and_refused_it()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var auditor = new PageClient(people.Auditor);

        Assert.DoesNotContain("/khach-hang/moi", await auditor.Open("/khach-hang"), StringComparison.Ordinal);
        Assert.DoesNotContain("/ho-so/moi", await auditor.Open("/ho-so"), StringComparison.Ordinal);
        foreach (var path in new[] { "/khach-hang/moi", "/ho-so/moi" })
        {
            Assert.Equal(403, (await people.Auditor.Get(path, ("Accept", "text/html"))).Status);
        }

        Assert.Equal(404, (await people.Officer.Get($"/khach-hang/{Guid.NewGuid()}", ("Accept", "text/html"))).Status);
    }
}
