using System.Text;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>Lịch trả nợ: the layout that all papers share, and its figures.</summary>
[Collection(nameof(PaperDesk))]
public sealed class SchedulePaperTests(PaperDesk desk)
{
    [Fact]
    public async Task A_schedule_of_sixty_rows_is_printed_by_the_layout_of_decree_30()
    {
        var (loan, _) = await desk.LoanOfSixtyMonths("Hợp tác xã Nông nghiệp Ẵng Ỡm Quỳnh Lỹ");
        var pdf = await desk.Print($"/giay-to/lich-tra-no/{loan}.pdf");

        // Page numbers stand alone in the margin above, from page 2 on.
        Assert.True(pdf.Pages.Count >= 3, pdf.Text);
        for (var page = 2; page <= pdf.Pages.Count; page++)
        {
            Assert.Equal($"{page}", FirstLine(pdf.Pages[page - 1]).Trim());
            Assert.InRange(FirstLine(pdf.Pages[page - 1]).TakeWhile(letter => letter == ' ').Count(), 25, 70);
        }

        Assert.StartsWith("QUỸ HỖ TRỢ PHÁT TRIỂN", FirstLine(pdf.Pages[0]).Trim(), StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FirstLine(pdf.Pages[0]), StringComparison.Ordinal);
        Assert.Contains("Độc lập - Tự do - Hạnh phúc", pdf.Pages[0], StringComparison.Ordinal);
        Assert.Contains("Số: ……/LTN-QHTPTHTX", pdf.Pages[0], StringComparison.Ordinal);
        Assert.Contains("Đắk Nông, ngày 05 tháng 01 năm 2026", pdf.Pages[0], StringComparison.Ordinal);

        // The head of the table on every page that holds rows of it.
        foreach (var page in pdf.Pages.Where(page => page.Contains("10.000.000", StringComparison.Ordinal)))
        {
            Assert.Contains("Dư nợ còn lại", page, StringComparison.Ordinal);
        }

        // Vietnamese comes out as it went in, composed; every font is inside, and none is a stand-in for letters that ours has not.
        Assert.Contains("Hợp tác xã Nông nghiệp Ẵng Ỡm Quỳnh Lỹ", pdf.Text, StringComparison.Ordinal);
        Assert.True(pdf.Text.IsNormalized(NormalizationForm.FormC));
        Assert.All(pdf.Fonts, font => Assert.True(font.IsEmbedded && font.Name.Contains("+Tinos", StringComparison.Ordinal), font.Name));
    }

    /// <summary>600.000.000 × 31 × 4,8 % ÷ 365 = 2.446.027,4; 590.000.000 × 28 × 4,8 % ÷ 365 = 2.172.493,2; the last row is due Monday 6/1/2031.</summary>
    [Fact]
    public async Task Its_figures_are_those_that_a_calculator_finds()
    {
        var (loan, _) = await desk.LoanOfSixtyMonths("Hợp tác xã Số liệu");
        var words = (await desk.Print($"/giay-to/lich-tra-no/{loan}.pdf")).Words;

        Assert.Contains("600.000.000 đồng (Sáu trăm triệu đồng)", words, StringComparison.Ordinal);
        Assert.Contains("1 05/02/2026 31 10.000.000 2.446.027 12.446.027 590.000.000", words, StringComparison.Ordinal);
        Assert.Contains("2 05/03/2026 28 10.000.000 2.172.493 12.172.493 580.000.000", words, StringComparison.Ordinal);
        Assert.Contains("60 06/01/2031", words, StringComparison.Ordinal);
        Assert.Contains("Tổng cộng 600.000.000", words, StringComparison.Ordinal);
    }

    private static string FirstLine(string page) => page.Split('\n').First(line => line.Trim().Length > 0);
}
