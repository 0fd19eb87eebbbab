using NodaTime;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Applications;

/// <summary>What a borrower asks for and what the fund offers, all in order; a test changes the one thing it is about.</summary>
internal static class Asked
{
    public static readonly LocalDate Today = new(2026, 1, 5);

    public static readonly Guid ProductId = Guid.NewGuid();

    /// <summary>800 triệu for an investment of 1 tỷ, own capital 200 triệu: exactly the fifth that Decree 45/2021/NĐ-CP art. 22 asks for.</summary>
    public static readonly ApplicationContent Content = new()
    {
        ProductId = ProductId,
        Amount = new Dong(800_000_000),
        Purpose = "Mua máy cày",
        Terms = Make.Terms(RepaymentMethod.EqualPrincipal, 24, every: 3),
        Plan = new ProjectPlan(new Dong(1_000_000_000), new Dong(200_000_000), Dong.Zero, "Cơ giới hóa"),
        Dossier = [new DossierItem("DN", "Giấy đề nghị", true, null), new DossierItem("KH", "Ảnh hiện trường", false, null)],
        CreditCheck = new CreditCheck(Today, HasBadDebt: false),
    };

    public static readonly BorrowerProfile Cooperative = new()
    {
        Kind = BorrowerKind.Cooperative,
        Name = "Hợp tác xã",
        Representative = "Nguyễn Văn An",
        Members = 5,
        Address = new Address("", "Xã Đắk Mil", "Đắk Nông"),
    };

    public static readonly LendingLimits Limits = new() { Province = "Đắk Nông" };

    public static LoanProduct Product(
        Guid? id = null, string effectiveFrom = "2026-01-01", decimal rate = 4.8m, long least = 50_000_000, long most = 3_000_000_000, int months = 60,
        int grace = 12, params RepaymentMethod[] methods) => new(
        id ?? ProductId, "NH", "Cho vay", Make.Day(effectiveFrom), new InterestRate(rate, RateUnit.PercentPerYear), new Dong(least), new Dong(most), months, grace,
        methods.Length == 0 ? [RepaymentMethod.EqualPrincipal, RepaymentMethod.Bullet] : methods);
}
