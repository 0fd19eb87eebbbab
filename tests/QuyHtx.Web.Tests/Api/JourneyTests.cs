using System.Text.Json.Nodes;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

/// <summary>
/// One loan from application to last payment over the API alone, each step by whoever does it in a fund, with a late payment that turns
/// out to have come earlier. After each step the auditor verifies the books.
/// </summary>
public sealed class JourneyTests
{
    private const string FirstDay = "2026-01-05";

    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_is_taken_from_application_to_settlement_with_a_late_payment_and_a_correction(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, FirstDay);
        var borrower = await people.Officer.Made("/borrowers", new
        {
            profile = new
            {
                kind = "Cooperative", name = "Hợp tác xã Nông nghiệp Đắk Mil", representative = "Nguyễn Văn An", members = 12,
                address = new { text = "Thôn 3", commune = "Xã Đắk Mil", province = "Đắk Nông" }, email = "htx@example.vn", sector = "Nông nghiệp",
            },
        });

        var loan = await Signed(people, borrower);
        await people.Verified();

        // Paid out by two people, and no more than was approved.
        var tranche = await people.Officer.Made($"/loans/{loan}/proposals", new { kind = "Disbursement", note = "Giải ngân", amount = 500_000_000 });
        (await people.Officer.Send("POST", $"/api/v1/proposals/{tranche}/confirm")).AssertProblem(403, "not-allowed");
        Assert.Equal(200, (await people.Accountant.Send("POST", $"/api/v1/proposals/{tranche}/confirm")).Status);
        (await people.Officer.Send("POST", $"/api/v1/loans/{loan}/proposals", new { kind = "Disbursement", note = "Lần nữa", amount = 1 }))
            .AssertProblem(422, "disbursement-above-approved");
        await people.Verified();

        var late = await PaidLate(people, loan);
        await Corrected(people, loan, late);
        await Settled(people, loan);
        await LedgerSatisfiesHledger(people);
    }

    /// <summary>From the first paper to the contract.</summary>
    internal static async Task<string> Signed(Journey people, string borrower)
    {
        var application = await people.Officer.Made("/applications", new
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
                creditCheck = new { checkedOn = FirstDay, hasBadDebt = false },
            },
        });
        var path = $"/api/v1/applications/{application}";
        var incomplete = await people.Officer.Send("POST", $"{path}/submit", new { });
        Assert.True(incomplete.Status == 422 && incomplete["detail"]!.Length > 20, incomplete.Text);
        foreach (var paper in new[] { "DN", "PA", "DK" })
        {
            Assert.Equal(201, (await people.Officer.Upload($"{path}/documents/{paper}?fileName={paper}.pdf", "%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"u8)).Status);
        }

        Assert.Equal(204, (await people.Officer.Send("POST", $"{path}/submit", new { })).Status);
        (await people.Officer.Send("POST", $"{path}/appraisal", new { opinion = "x", proposesApproval = true })).AssertProblem(403, "not-allowed");
        Assert.Equal(204, (await people.Appraiser.Send("POST", $"{path}/appraisal", new { opinion = "Khả thi", proposesApproval = true })).Status);
        (await people.Officer.Send("POST", $"{path}/contract", new { })).AssertProblem(409, "application-not-in-status");
        Assert.Equal(204, (await people.Approver.Send("POST", $"{path}/decision", new { approve = true, reason = "Đồng ý" })).Status);
        return await people.Officer.Made($"/applications/{application}/contract", new { });
    }

    /// <summary>
    /// 5 April is a Sunday, so the first interest falls due on Monday the 6th: 500,000,000 × 4.8 % × 91/365 = 5,983,562. On the 20th it is 14 days
    /// late: 5,983,562 × 10 % × 14/365 = 22,951 for paying late.
    /// </summary>
    private static async Task<string> PaidLate(Journey people, string loan)
    {
        (await people.Accountant.Send("POST", "/api/v1/closes?to=2999-01-01")).AssertProblem(422, "close-date-to-come");
        await people.CloseTo("2026-04-19");
        await people.Verified();
        var overdue = (await people.Manager.Get("/api/v1/loans/overdue")).Json["rows"]!.AsArray().Single()!;
        Assert.Equal(("2026-04-06", "2026-04-20"), (overdue["oldestUnpaidDueDate"]!.ToString(), overdue["businessDate"]!.ToString()));

        var preview = await people.Officer.Get($"/api/v1/loans/{loan}/payment-preview?date=2026-04-20&amount=6006513&isPrepayment=false");
        Assert.Equal(("5983562", "22951"), (preview.Json["before"]!["interestDueUnpaid"]!.ToString(), preview.Json["before"]!["lateInterestUnpaid"]!.ToString()));
        Assert.Equal(("0", "0"), (preview.Json["after"]!["interestDueUnpaid"]!.ToString(), preview.Json["after"]!["lateInterestUnpaid"]!.ToString()));
        var paid = await people.Officer.Send(
            "POST", $"/api/v1/loans/{loan}/payments", new { date = "2026-04-20", amount = 6_006_513, isPrepayment = false, note = "Trả muộn" });
        await people.CloseTo("2026-04-24");
        await people.Verified();
        return paid["transactionId"]!;
    }

    /// <summary>
    /// The money had reached the bank on the 8th: 5,983,562 × 10 % × 2/365 = 3,279 for two days, so 6,006,513 − 5,983,562 − 3,279 = 19,672 is held.
    /// </summary>
    private static async Task Corrected(Journey people, string loan, string payment)
    {
        var reversal = await people.Officer.Made($"/loans/{loan}/proposals", new { kind = "Reversal", note = "Tiền về ngày 08/04", reversesId = payment });
        Assert.Equal(200, (await people.Accountant.Send("POST", $"/api/v1/proposals/{reversal}/confirm")).Status);
        (await people.Officer.Send("POST", $"/api/v1/loans/{loan}/proposals", new { kind = "Reversal", note = "Lần nữa", reversesId = payment }))
            .AssertProblem(409, "transaction-not-reversible");
        await people.Verified();
        Assert.Equal(200, (await people.Officer.Send(
            "POST", $"/api/v1/loans/{loan}/payments", new { date = "2026-04-08", amount = 6_006_513, isPrepayment = false, note = "Theo sổ phụ ngân hàng" })).Status);
        var state = (await people.Manager.Get($"/api/v1/loans/{loan}")).Json["state"]!;
        Assert.Equal(("19672", "0"), (state["advance"]!.ToString(), state["daysPastDue"]!.ToString()));
        await people.Verified();
        await people.CloseTo("2026-06-30");
        await people.Verified();
    }

    /// <summary>From 6 April to 1 July: 500,000,000 × 4.8 % × 86/365 = 5,654,795, so 500,000,000 + 5,654,795 − 19,672 = 505,635,123 leaves nothing owed.</summary>
    private static async Task Settled(Journey people, string loan)
    {
        Assert.Equal("505635123", (await people.Officer.Get($"/api/v1/loans/{loan}/settlement-quote?date=2026-07-01"))["total"]);
        (await people.Officer.Send("POST", $"/api/v1/loans/{loan}/settlement", new { amount = 505_635_122, note = "Tất toán" })).AssertProblem(422, "settlement-amount-differs");
        Assert.Equal(200, (await people.Officer.Send("POST", $"/api/v1/loans/{loan}/settlement", new { amount = 505_635_123, note = "Tất toán" })).Status);
        await people.CloseTo("2026-07-05");
        await people.Verified();
        var settled = (await people.Officer.Get("/api/v1/loans")).Json["rows"]!.AsArray().Single()!;
        Assert.Equal(("Settled", "0"), (settled["stage"]!.ToString(), settled["principalOutstanding"]!.ToString()));
        (await people.Auditor.Send("POST", $"/api/v1/loans/{loan}/payments", new { date = "2026-07-06", amount = 1, isPrepayment = false, note = "x" }))
            .AssertProblem(403, "not-allowed");
    }

    /// <summary>Income is 5,983,562 + 3,279 + 5,654,795 = 11,641,636, and the money is the 20 tỷ with it.</summary>
    private static async Task LedgerSatisfiesHledger(Journey people)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, (await people.Auditor.Get("/api/v1/ledger/export?format=hledger")).Text);
        await Hledger.RunAsync(file, "check", "accounts", "commodities", "ordereddates");
        var balances = (await Hledger.RunAsync(file, "balance", "--flat", "--no-total", "--output-format", "csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(balances, line => line.StartsWith("\"112 ", StringComparison.Ordinal) && line.EndsWith("\"20011641636 VND\"", StringComparison.Ordinal));
        Assert.Contains(balances, line => line.StartsWith("\"515 ", StringComparison.Ordinal) && line.EndsWith("\"-11641636 VND\"", StringComparison.Ordinal));
        Assert.Equal(3, balances.Length - 1);
        File.Delete(file);
    }
}

/// <summary>The people of a fund, each signed in.</summary>
internal sealed class Journey(IReadOnlyDictionary<string, TestClient> people, string product)
{
    public TestClient Officer => people["officer"];

    public TestClient Appraiser => people["appraiser"];

    public TestClient Approver => people["approver"];

    public TestClient Accountant => people["accountant"];

    public TestClient Manager => people["manager"];

    public TestClient Auditor => people["auditor"];

    public string Product => product;

    /// <summary>A fund in Đắk Nông with 20 tỷ đồng, one product, and one person a role.</summary>
    public static async Task<Journey> FoundedAsync(TestHost host, TestClient administrator, string firstDay)
    {
        Assert.Equal(204, (await administrator.Send("POST", "/api/v1/fund", new
        {
            name = "Quỹ hỗ trợ phát triển hợp tác xã tỉnh Đắk Nông", province = "Đắk Nông", businessDate = firstDay, capitalTarget = 20_000_000_000,
            capitalTargetOn = "2030-12-31",
        })).Status);
        var people = new Dictionary<string, TestClient>();
        foreach (var role in new[] { "officer", "appraiser", "approver", "accountant", "manager", "auditor" })
        {
            people[role] = (await UsersApiTests.NewUser(host, administrator, role, role)).Client;
        }

        await administrator.Made("/policies", new
        {
            effectiveFrom = firstDay, basis = "Quy chế", limits = new { province = "Đắk Nông" }, repayment = new { }, debtGroups = "microfinance",
        });
        var product = await administrator.Made("/products", new
        {
            code = "NH", name = "Cho vay hợp tác xã", effectiveFrom = firstDay, rate = new { value = "0.4", unit = "PercentPerMonth" },
            leastAmount = 50_000_000, mostAmount = 3_000_000_000, mostMonths = 60, mostGraceMonths = 12, methods = new[] { "Bullet", "EqualPrincipal" },
        });
        await people["accountant"].Made("/fund/contributions", new { source = "ProvincialBudget", amount = 20_000_000_000, note = "Cấp vốn điều lệ" });
        return new Journey(people, product);
    }

    /// <summary>The accountant closes every open day up to a date.</summary>
    public async Task CloseTo(string date)
    {
        var run = await Accountant.Send("POST", $"/api/v1/closes?to={date}");
        Assert.True(run.Status == 200 && run.Json["failures"]!.AsArray().Count == 0, run.Text);
    }

    /// <summary>The auditor finds nothing wrong.</summary>
    public async Task Verified()
    {
        var verified = await Auditor.Get("/api/v1/ledger/verification");
        Assert.True(verified.Status == 200 && verified.Json["findings"] is JsonArray { Count: 0 }, verified.Text);
    }
}
