using QuyHtx.Application.Applications;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>Báo cáo thẩm định.</summary>
[Collection(nameof(PaperDesk))]
public sealed class AppraisalPaperTests(PaperDesk desk)
{
    /// <summary>Own capital of 200 triệu of 800: 20 % would be 160. The limit is 15 % of 20 tỷ.</summary>
    [Fact]
    public async Task An_appraisal_is_printed_with_its_checks_figures_opinion_and_proposal()
    {
        var borrower = await desk.Fund.RegisterCooperative("Hợp tác xã Thẩm định");
        var application = (await desk.Fund.Send(
            new OpenApplication(Guid.NewGuid(), borrower, new ApplicationContent
            {
                ProductId = desk.Fund.ProductId,
                Amount = new Dong(600_000_000),
                Purpose = "Mua máy sấy cà phê",
                Terms = PaperDesk.SixtyMonths,
                Plan = new ProjectPlan(new Dong(800_000_000), new Dong(200_000_000), Dong.Zero, "Sấy 500 tấn mỗi vụ"),
                Collateral = [new OfferedCollateral("Nhà kho 300 m²", "bất động sản", new Collateral(new Dong(900_000_000), 50))],
                CreditCheck = new CreditCheck(TestFund.FirstDay, HasBadDebt: false),
            }),
            Person.Officer)).Id;
        Assert.Equal(404, (await desk.Officer.Get($"/giay-to/bao-cao-tham-dinh/{application}")).Status);
        foreach (var code in new[] { "DN", "PA", "DK" })
        {
            await desk.Fund.Send(new AttachDocument(Guid.NewGuid(), application, code, $"{code}.pdf", "%PDF-1.7\n"u8.ToArray()), Person.Officer);
        }

        await desk.Fund.Send(new SubmitApplication(Guid.NewGuid(), application), Person.Officer);
        await desk.Fund.Send(new AppraiseApplication(Guid.NewGuid(), application, "Phương án khả thi.\nNguồn trả nợ rõ.", ProposesApproval: true), Person.Appraiser);
        var pdf = await desk.Print($"/giay-to/bao-cao-tham-dinh/{application}.pdf");

        Assert.Contains("BÁO CÁO THẨM ĐỊNH", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("Số: ……/BC-QHTPTHTX", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("600.000.000 đồng (Sáu trăm triệu đồng)", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("Tổng nhu cầu vốn 800.000.000", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("Nhà kho 300 m²", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("200.000.000 / 160.000.000", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("600.000.000 / 3.000.000.000", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("Phương án khả thi. Nguồn trả nợ rõ.", pdf.Words, StringComparison.Ordinal);
        Assert.Contains("Đề xuất: cho vay số tiền 600.000.000 đồng.", pdf.Words, StringComparison.Ordinal);
        Assert.All(pdf.Fonts, font => Assert.True(font.IsEmbedded && font.Name.Contains("+Tinos", StringComparison.Ordinal), font.Name));
    }
}
