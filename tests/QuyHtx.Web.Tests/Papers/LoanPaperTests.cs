using NodaTime;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Loans;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>The papers of a loan: figures of a known life, and what they say of the past.</summary>
[Collection(nameof(PaperDesk))]
public sealed class LoanPaperTests(PaperDesk desk)
{
    /// <summary>0,4 % × 1,5 = 0,6 %; the first row as <see cref="SchedulePaperTests"/> computes it.</summary>
    [Fact]
    public async Task A_contract_holds_what_was_signed_and_its_plan()
    {
        var (loan, _) = await desk.LoanOfSixtyMonths("Hợp tác xã Ký kết");
        var words = (await desk.Print($"/giay-to/hop-dong/{loan}.pdf")).Words;

        Assert.Contains("HỢP ĐỒNG TÍN DỤNG Số: HD-2026-", words, StringComparison.Ordinal);
        Assert.Contains("600.000.000 đồng (Sáu trăm triệu đồng)", words, StringComparison.Ordinal);
        Assert.Contains("Hợp tác xã Ký kết", words, StringComparison.Ordinal);
        Assert.Contains("Thôn 3, Xã Đắk Mil, Đắk Nông", words, StringComparison.Ordinal);
        Assert.Contains("lãi suất quá hạn 0,6%/tháng", words, StringComparison.Ordinal);
        Assert.Contains("lãi chậm trả 10%/năm", words, StringComparison.Ordinal);
        Assert.Contains("Khoản vay không có tài sản bảo đảm", words, StringComparison.Ordinal);
        Assert.Contains("1 05/02/2026 31 10.000.000 2.446.027 12.446.027 590.000.000", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debt_acknowledgement_knows_its_own_tranche_and_those_before_it_and_none_after()
    {
        var borrower = await desk.Fund.RegisterCooperative("Hợp tác xã Hai đợt");
        var loan = await desk.Fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000), borrower);
        var first = await desk.Fund.Enter(loan, LoanTransactionKind.Disbursement, 400_000_000);
        var second = await desk.Fund.Enter(loan, LoanTransactionKind.Disbursement, 150_000_000);

        var one = (await desk.Print($"/giay-to/giay-nhan-no/{first.Id}.pdf")).Words;
        Assert.Contains("400.000.000 đồng (Bốn trăm triệu đồng)", one, StringComparison.Ordinal);
        Assert.Contains("Còn được giải ngân: 200.000.000 đồng", one, StringComparison.Ordinal);
        Assert.DoesNotContain("150.000.000", one, StringComparison.Ordinal);
        var two = (await desk.Print($"/giay-to/giay-nhan-no/{second.Id}.pdf")).Words;
        Assert.Contains("Đã nhận các đợt trước: 400.000.000 đồng", two, StringComparison.Ordinal);
        Assert.Contains("Còn được giải ngân: 50.000.000 đồng", two, StringComparison.Ordinal);
        Assert.Contains("Dư nợ gốc sau khi nhận: 550.000.000 đồng", two, StringComparison.Ordinal);
    }

    /// <summary>Paid on 5/2: row 1 whole (12.446.027), and 553.973 kept.</summary>
    [Fact]
    public async Task Vouchers_are_the_forms_of_the_circular_with_accounts_and_what_the_money_went_to()
    {
        await using var fund = await PaperDesk.OwnFund();
        var loan = await fund.Fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000));
        var paidOut = await fund.Fund.Enter(loan, LoanTransactionKind.Disbursement, 600_000_000);
        await fund.Fund.MoveTo(new LocalDate(2026, 2, 5));
        var paid = await fund.Fund.Enter(loan, LoanTransactionKind.Repayment, 13_000_000);

        var payment = (await fund.Print($"/giay-to/phieu-chi/{paidOut.Id}.pdf")).Words;
        Assert.Contains("Mẫu số 02-TT", payment, StringComparison.Ordinal);
        Assert.Contains("Thông tư số 99/2025/TT-BTC", payment, StringComparison.Ordinal);
        Assert.Contains("PHIẾU CHI", payment, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Văn An – Hợp tác xã", payment, StringComparison.Ordinal);
        Assert.Contains("Có 112: 600.000.000", payment, StringComparison.Ordinal);
        Assert.Contains("Sáu trăm triệu đồng.", payment, StringComparison.Ordinal);

        var receipt = await fund.Print($"/giay-to/phieu-thu/{paid.Id}.pdf");
        Assert.Single(receipt.Pages);
        Assert.Contains("Mẫu số 01-TT", receipt.Words, StringComparison.Ordinal);
        Assert.Contains("Nợ 112: 13.000.000", receipt.Words, StringComparison.Ordinal);
        Assert.Contains("gốc đến hạn 10.000.000 đồng; lãi đến hạn 2.446.027 đồng; tiền trả trước 553.973 đồng", receipt.Words, StringComparison.Ordinal);
        Assert.Contains("Mười ba triệu đồng.", receipt.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("bị đảo", receipt.Words, StringComparison.OrdinalIgnoreCase);

        // Neither form is to be had for a transaction of the other kind.
        Assert.Equal(404, (await fund.Officer.Get($"/giay-to/phieu-chi/{paid.Id}")).Status);
        Assert.Equal(404, (await fund.Officer.Get($"/giay-to/phieu-thu/{paidOut.Id}")).Status);
    }

    /// <summary>
    /// On 20/3/2026 rows 1 (5/2) and 2 (5/3) are unpaid: 10.000.000 each, interest 2.446.027 and 2.172.493 (590.000.000 × 28 × 4,8 % ÷ 365); 43 and
    /// 15 days. Overdue interest 10.000.000 × (43 + 15) × 7,2 % ÷ 365 = 114.410,96; late interest (2.446.027 × 43 + 2.172.493 × 15) × 10 % ÷ 365 =
    /// 37.744,18. Next is row 3 on 6/4 (5/4 is a Sunday): 580.000.000 × 32 × 4,8 % ÷ 365 = 2.440.767,1.
    /// </summary>
    [Fact]
    public async Task Notices_say_what_is_overdue_at_which_rate_and_what_falls_due_next()
    {
        await using var fund = await PaperDesk.OwnFund();
        var loan = await fund.Fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000));
        await fund.Fund.Enter(loan, LoanTransactionKind.Disbursement, 600_000_000);
        var early = await fund.Officer.Get($"/giay-to/thong-bao-qua-han/{loan}");
        Assert.Equal(422, early.Status);
        Assert.Contains("không có nợ quá hạn", System.Net.WebUtility.HtmlDecode(early.Text), StringComparison.Ordinal);
        await fund.Fund.MoveTo(new LocalDate(2026, 3, 20));

        var overdue = (await fund.Print($"/giay-to/thong-bao-qua-han/{loan}.pdf")).Words;
        Assert.Contains("Đắk Nông, ngày 20 tháng 3 năm 2026", overdue, StringComparison.Ordinal);
        Assert.Contains("1 05/02/2026 43 10.000.000 2.446.027", overdue, StringComparison.Ordinal);
        Assert.Contains("2 05/03/2026 15 10.000.000 2.172.493", overdue, StringComparison.Ordinal);
        Assert.Contains("(0,6%/tháng) 114.411", overdue, StringComparison.Ordinal);
        Assert.Contains("(10%/năm) 37.744", overdue, StringComparison.Ordinal);
        Assert.Contains("Tổng cộng phải trả ngay 24.770.675", overdue, StringComparison.Ordinal);
        Assert.Contains("nợ quá hạn từ ngày 06 tháng 02 năm 2026", overdue, StringComparison.Ordinal);

        var due = (await fund.Print($"/giay-to/thong-bao-den-han/{loan}.pdf")).Words;
        Assert.Contains("Nợ gốc đến hạn ngày 06/04/2026 (kỳ 3) 10.000.000", due, StringComparison.Ordinal);
        Assert.Contains("Nợ lãi đến hạn ngày 06/04/2026 2.440.767", due, StringComparison.Ordinal);
        Assert.Contains("Phải trả cho kỳ này 12.440.767", due, StringComparison.Ordinal);
        Assert.Contains("tính đến ngày 20/03/2026 24.770.675", due, StringComparison.Ordinal);
        Assert.Contains("Ba mươi bảy triệu hai trăm mười một nghìn bốn trăm bốn mươi hai đồng.", due, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_begins_and_ends_with_the_balance_and_shows_what_was_between()
    {
        await using var fund = await PaperDesk.OwnFund();
        var loan = await fund.Fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000));
        await fund.Fund.Enter(loan, LoanTransactionKind.Disbursement, 600_000_000);
        await fund.Fund.MoveTo(new LocalDate(2026, 2, 5));
        await fund.Fund.Enter(loan, LoanTransactionKind.Repayment, 12_446_027);
        await fund.Fund.MoveTo(new LocalDate(2026, 3, 5));
        await fund.Fund.Enter(loan, LoanTransactionKind.Repayment, 12_172_493);

        var all = (await fund.Print($"/giay-to/sao-ke/{loan}.pdf")).Words;
        Assert.Contains("Dư nợ gốc đầu kỳ 0", all, StringComparison.Ordinal);
        Assert.Contains("05/01/2026 Giải ngân 600.000.000 600.000.000", all, StringComparison.Ordinal);
        Assert.Contains("05/02/2026 Trả nợ 12.446.027 10.000.000 2.446.027 590.000.000", all, StringComparison.Ordinal);
        Assert.Contains("Cộng phát sinh 600.000.000 20.000.000 4.618.520 580.000.000", all, StringComparison.Ordinal);

        var march = (await fund.Print($"/giay-to/sao-ke/{loan}.pdf?tu=01/03/2026&den=2026-03-05")).Words;
        Assert.Contains("Từ ngày 01/03/2026 đến hết ngày 05/03/2026", march, StringComparison.Ordinal);
        Assert.Contains("Dư nợ gốc đầu kỳ 590.000.000", march, StringComparison.Ordinal);
        Assert.DoesNotContain("05/02/2026", march, StringComparison.Ordinal);
        Assert.Equal(422, (await fund.Officer.Get($"/giay-to/sao-ke/{loan}?tu=05/03/2026&den=01/03/2026")).Status);
        Assert.Equal(422, (await fund.Officer.Get($"/giay-to/sao-ke/{loan}?den=06/03/2026")).Status);
        Assert.Equal(422, (await fund.Officer.Get($"/giay-to/sao-ke/{loan}?tu=hôm%20qua")).Status);
    }

    /// <summary>A name, an address with a district, a payment entered late and a reversal: none of them changes a paper of before.</summary>
    [Fact]
    public async Task A_paper_of_the_past_prints_the_same_whatever_happens_later()
    {
        await using var fund = await PaperDesk.OwnFund();
        var borrower = await fund.Fund.RegisterCooperative("Hợp tác xã Tên Cũ");
        var loan = await fund.Fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000), borrower);
        var paidOut = await fund.Fund.Enter(loan, LoanTransactionKind.Disbursement, 600_000_000);
        await fund.Fund.MoveTo(new LocalDate(2026, 2, 5));
        var paid = await fund.Fund.Enter(loan, LoanTransactionKind.Repayment, 12_446_027);
        string[] papers =
        [
            $"hop-dong/{loan}.pdf", $"giay-nhan-no/{paidOut.Id}.pdf", $"phieu-chi/{paidOut.Id}.pdf", $"phieu-thu/{paid.Id}.pdf",
            $"lich-tra-no/{loan}.pdf?ngay=05/02/2026", $"sao-ke/{loan}.pdf?ngay=05/02/2026", $"thong-bao-den-han/{loan}.pdf?ngay=05/02/2026",
        ];
        var before = new List<string>();
        foreach (var paper in papers)
        {
            before.Add((await fund.Print($"/giay-to/{paper}")).Text);
        }

        await fund.Fund.MoveTo(new LocalDate(2026, 3, 20));
        var now = await fund.Fund.Send(new GetBorrower(borrower), Person.Officer);
        await fund.Fund.Send(
            new CorrectBorrower(Guid.NewGuid(), borrower, now.Version, now.Profile with { Name = "Hợp tác xã Tên Mới", Address = new Address("Số 1", "Xã Mới", "Lâm Đồng") }),
            Person.Officer);
        await fund.Fund.Enter(loan, LoanTransactionKind.Prepayment, 50_000_000, new LocalDate(2026, 2, 3));
        foreach (var (place, paper) in papers.Index())
        {
            Assert.Equal(before[place], (await fund.Print($"/giay-to/{paper}")).Text);
        }

        Assert.Contains("Hợp tác xã Tên Mới", (await fund.Print($"/giay-to/lich-tra-no/{loan}.pdf")).Text, StringComparison.Ordinal);
        Assert.Equal(422, (await fund.Officer.Get($"/giay-to/lich-tra-no/{loan}?ngay=21/03/2026")).Status);
        Assert.Equal(404, (await fund.Officer.Get($"/giay-to/lich-tra-no/{loan}?ngay=04/01/2026")).Status);
    }

    [Fact]
    public async Task A_receipt_that_was_taken_back_says_so()
    {
        await using var fund = await PaperDesk.OwnFund();
        var loan = await fund.Fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000));
        await fund.Fund.Enter(loan, LoanTransactionKind.Disbursement, 600_000_000);
        var paid = await fund.Fund.Enter(loan, LoanTransactionKind.Repayment, 1_000_000);
        var proposal = await fund.Fund.Send(
            new ProposeTransaction(Guid.NewGuid(), loan, LoanTransactionKind.Reversal, "Ghi nhầm khoản vay", ReversesId: paid.Id), Person.Officer);
        await fund.Fund.Send(new ConfirmProposal(Guid.NewGuid(), proposal.Id), Person.SecondAccountant);

        Assert.Contains("ĐÃ BỊ ĐẢO NGÀY 05 THÁNG 01 NĂM 2026", (await fund.Print($"/giay-to/phieu-thu/{paid.Id}.pdf")).Words, StringComparison.Ordinal);
    }
}
