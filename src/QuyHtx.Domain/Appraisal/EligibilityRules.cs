using System.Globalization;
using NodaTime;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Appraisal;

/// <summary>Kết quả một điều kiện.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="Article">Căn cứ: decree and article.</param>
/// <param name="Passed">Đạt.</param>
/// <param name="Figures">Số liệu: the figures that were compared, ready to be read.</param>
public sealed record EligibilityCheck(string Code, string Article, bool Passed, string Figures);

/// <summary>Báo cáo thẩm định.</summary>
/// <param name="AppraisedBy">Người thẩm định.</param>
/// <param name="AppraisedOn">Ngày nghiệp vụ.</param>
/// <param name="Checks">The automatic checks as they stood that day.</param>
/// <param name="Opinion">Ý kiến.</param>
/// <param name="ProposesApproval">Đề xuất cho vay.</param>
public sealed record AppraisalReport(
    Guid AppraisedBy, LocalDate AppraisedOn, IReadOnlyList<EligibilityCheck> Checks, string Opinion, bool ProposesApproval);

/// <summary>What the limits are measured against on a day, computed from the books and the applications.</summary>
/// <param name="RealCharterCapital">Vốn điều lệ thực có: booked charter capital ± undistributed surplus or loss (Decree 45 art. 2.3).</param>
/// <param name="BorrowerExposure">Principal outstanding and approved of the borrower, without this application.</param>
/// <param name="RelatedExposure">The same of the borrower and all related to it.</param>
public sealed record Exposure(Dong RealCharterCapital, Dong BorrowerExposure, Dong RelatedExposure);

/// <summary>Điều kiện cho vay: the automatic checks of Decree 45/2021/NĐ-CP, each with its article and figures.</summary>
public static class EligibilityRules
{
    private const string Decree = "Nghị định 45/2021/NĐ-CP";

    /// <summary>All checks of an application on a date.</summary>
    public static IReadOnlyList<EligibilityCheck> Check(
        ApplicationContent content, BorrowerProfile borrower, LendingLimits limits, Exposure exposure, LocalDate date)
    {
        var checks = new List<EligibilityCheck>
        {
            BorrowerKindIsAllowed(borrower),
            new("eligibility-province", $"{Decree}, Điều 20", borrower.Address.Province == limits.Province, $"{borrower.Address.Province} / {limits.Province}"),
            OwnCapital(content, limits),
            OneBorrower(exposure.BorrowerExposure + content.Amount, LimitOf(exposure.RealCharterCapital, limits.OneBorrowerPercent)),
            RelatedBorrowers(exposure.RelatedExposure + content.Amount, LimitOf(exposure.RealCharterCapital, limits.RelatedBorrowersPercent)),
            CreditCheck(content, limits, date),
        };
        if (borrower.IsPerson)
        {
            checks.Add(Age(borrower, limits, date));
        }

        return checks;
    }

    /// <summary>The limit in đồng: a percentage of the real charter capital, rounded down.</summary>
    public static Dong LimitOf(Dong realCharterCapital, decimal percent) =>
        new((long)decimal.Floor(decimal.Max(0, realCharterCapital.Value) * percent / 100m));

    private static EligibilityCheck BorrowerKindIsAllowed(BorrowerProfile borrower)
    {
        var least = borrower.Kind switch
        {
            BorrowerKind.Cooperative => 5,
            BorrowerKind.CooperativeUnion => 3,
            BorrowerKind.GroupMember => 2,
            BorrowerKind.CooperativeMember => 0,
        };
        return new(
            "eligibility-borrower-kind", $"{Decree}, Điều 20", !borrower.IsEnterprise && borrower.Members >= least,
            string.Create(CultureInfo.InvariantCulture, $"{borrower.Members} / {least}"));
    }

    /// <summary>The least own capital in đồng: a percentage of the total investment, rounded up, so that not one đồng less is enough.</summary>
    public static Dong LeastOwnCapitalOf(Dong totalInvestment, decimal percent) =>
        new((long)decimal.Ceiling(totalInvestment.Value * percent / 100m));

    private static EligibilityCheck OwnCapital(ApplicationContent content, LendingLimits limits)
    {
        var least = LeastOwnCapitalOf(content.Plan.TotalInvestment, limits.LeastOwnCapitalPercent);
        return new("eligibility-own-capital", $"{Decree}, Điều 22", content.Plan.OwnCapital >= least, $"{content.Plan.OwnCapital} / {least}");
    }

    private static EligibilityCheck OneBorrower(Dong exposure, Dong limit) =>
        new("eligibility-one-borrower", $"{Decree}, Điều 23", exposure <= limit, $"{exposure} / {limit}");

    private static EligibilityCheck RelatedBorrowers(Dong exposure, Dong limit) =>
        new("eligibility-related-borrowers", $"{Decree}, Điều 23", exposure <= limit, $"{exposure} / {limit}");

    private static EligibilityCheck CreditCheck(ApplicationContent content, LendingLimits limits, LocalDate date)
    {
        var check = content.CreditCheck;
        var passed = check is { HasBadDebt: false } && check.CheckedOn <= date && check.CheckedOn.PlusDays(limits.CreditCheckValidDays) >= date;
        return new(
            "eligibility-credit-check", $"{Decree}, Điều 22", passed,
            check is null ? "—" : string.Create(CultureInfo.InvariantCulture, $"{check.CheckedOn:dd/MM/yyyy}"));
    }

    private static EligibilityCheck Age(BorrowerProfile borrower, LendingLimits limits, LocalDate date)
    {
        var years = borrower.BornOn is { } born && born <= date ? Period.Between(born, date, PeriodUnits.Years).Years : 0;
        return new(
            "eligibility-age", $"{Decree}, Điều 22", years >= limits.LeastAge, string.Create(CultureInfo.InvariantCulture, $"{years} / {limits.LeastAge}"));
    }
}
