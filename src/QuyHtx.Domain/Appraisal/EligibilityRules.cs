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
public sealed record EligibilityCheck(string Code, string Article, bool Passed, string Figures)
{
    /// <summary>Diễn giải số liệu: from what the limit comes and what fills it; none of an appraisal older than this list.</summary>
    public IReadOnlyList<CheckedFigure> Details { get; init; } = [];
}

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
            Province(borrower, limits),
            OwnCapital(content, limits),
            Limited(
                new("eligibility-one-borrower", null), exposure.BorrowerExposure, content.Amount, exposure.RealCharterCapital, limits.OneBorrowerPercent),
            Limited(
                new("eligibility-related-borrowers", null), exposure.RelatedExposure, content.Amount, exposure.RealCharterCapital, limits.RelatedBorrowersPercent),
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
            string.Create(CultureInfo.InvariantCulture, $"{borrower.Members} / {least}"))
        {
            Details = [CheckedFigure.Of(FigureKind.Found, borrower.Members), CheckedFigure.Of(FigureKind.Least, least)],
        };
    }

    private static EligibilityCheck Province(BorrowerProfile borrower, LendingLimits limits) => new(
        "eligibility-province", $"{Decree}, Điều 20", borrower.Address.Province == limits.Province, $"{borrower.Address.Province} / {limits.Province}")
    {
        Details = [new(FigureKind.Found, borrower.Address.Province), new(FigureKind.Limit, limits.Province)],
    };

    /// <summary>The least own capital in đồng: a percentage of the total investment, rounded up, so that not one đồng less is enough.</summary>
    public static Dong LeastOwnCapitalOf(Dong totalInvestment, decimal percent) =>
        new((long)decimal.Ceiling(totalInvestment.Value * percent / 100m));

    private static EligibilityCheck OwnCapital(ApplicationContent content, LendingLimits limits)
    {
        var least = LeastOwnCapitalOf(content.Plan.TotalInvestment, limits.LeastOwnCapitalPercent);
        return new("eligibility-own-capital", $"{Decree}, Điều 22", content.Plan.OwnCapital >= least, $"{content.Plan.OwnCapital} / {least}")
        {
            Details =
            [
                CheckedFigure.Of(FigureKind.Base, content.Plan.TotalInvestment),
                CheckedFigure.OfPercent(limits.LeastOwnCapitalPercent),
                CheckedFigure.Of(FigureKind.Least, least),
                CheckedFigure.Of(FigureKind.Found, content.Plan.OwnCapital),
            ],
        };
    }

    private static EligibilityCheck Limited(RuleViolation rule, Dong used, Dong asked, Dong realCharterCapital, decimal percent)
    {
        var limit = LimitOf(realCharterCapital, percent);
        return new(rule.Code, $"{Decree}, Điều 23", used + asked <= limit, $"{used + asked} / {limit}")
        {
            Details =
            [
                CheckedFigure.Of(FigureKind.Base, realCharterCapital),
                CheckedFigure.OfPercent(percent),
                CheckedFigure.Of(FigureKind.Limit, limit),
                CheckedFigure.Of(FigureKind.Used, used),
                CheckedFigure.Of(FigureKind.Asked, asked),
                CheckedFigure.Of(FigureKind.Left, limit - used - asked),
            ],
        };
    }

    private static EligibilityCheck CreditCheck(ApplicationContent content, LendingLimits limits, LocalDate date)
    {
        var check = content.CreditCheck;
        var validUntil = check?.CheckedOn.PlusDays(limits.CreditCheckValidDays);
        var passed = check is { HasBadDebt: false } && check.CheckedOn <= date && validUntil >= date;
        return new("eligibility-credit-check", $"{Decree}, Điều 22", passed, check is null ? "—" : CheckedFigure.Shown(check.CheckedOn))
        {
            Details = check is null
                ? []
                : [new(FigureKind.Found, CheckedFigure.Shown(check.CheckedOn)), new(FigureKind.ValidUntil, CheckedFigure.Shown(validUntil!.Value))],
        };
    }

    private static EligibilityCheck Age(BorrowerProfile borrower, LendingLimits limits, LocalDate date)
    {
        var years = borrower.BornOn is { } born && born <= date ? Period.Between(born, date, PeriodUnits.Years).Years : 0;
        return new(
            "eligibility-age", $"{Decree}, Điều 22", years >= limits.LeastAge, string.Create(CultureInfo.InvariantCulture, $"{years} / {limits.LeastAge}"))
        {
            Details = [CheckedFigure.Of(FigureKind.Found, years), CheckedFigure.Of(FigureKind.Least, limits.LeastAge)],
        };
    }
}
