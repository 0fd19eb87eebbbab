using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Hạn mức: what a borrower, and it with all related to it, owe and are promised, against what they may (Decree 45/2021/NĐ-CP art. 23).
/// </summary>
/// <param name="RealCharterCapital">Vốn điều lệ thực có.</param>
/// <param name="Exposure">Dư nợ và cam kết của khách hàng.</param>
/// <param name="Limit">Giới hạn một khách hàng.</param>
/// <param name="RelatedExposure">Dư nợ và cam kết của khách hàng và người có liên quan.</param>
/// <param name="RelatedLimit">Giới hạn khách hàng và người có liên quan.</param>
public sealed record Headroom(Dong RealCharterCapital, Dong Exposure, Dong Limit, Dong RelatedExposure, Dong RelatedLimit)
{
    /// <summary>Còn được vay: what both limits leave; nil where one is reached or passed.</summary>
    public Dong Left => Dong.Max(Dong.Zero, Dong.Min(Limit - Exposure, RelatedLimit - RelatedExposure));

    internal static Headroom Of(Exposure exposure, LendingLimits limits) => new(
        exposure.RealCharterCapital,
        exposure.BorrowerExposure,
        EligibilityRules.LimitOf(exposure.RealCharterCapital, limits.OneBorrowerPercent),
        exposure.RelatedExposure,
        EligibilityRules.LimitOf(exposure.RealCharterCapital, limits.RelatedBorrowersPercent));
}
