using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Giá tất toán: each part of what settles a loan on a date. A prepayment of the total on that date leaves nothing owed.</summary>
/// <param name="Date">The day.</param>
/// <param name="OverduePrincipal">Gốc quá hạn.</param>
/// <param name="DuePrincipal">Gốc đến hạn hôm nay.</param>
/// <param name="InTermPrincipal">Gốc chưa đến hạn.</param>
/// <param name="DueInterest">Lãi trong hạn đã đến hạn.</param>
/// <param name="AccruedInterest">Lãi đến ngày tất toán: of the running period.</param>
/// <param name="OverdueInterest">Lãi quá hạn.</param>
/// <param name="LateInterest">Lãi chậm trả.</param>
/// <param name="AdvanceUsed">Tiền trả trước được trừ: an advance held pays interest of the running period, and no principal.</param>
/// <param name="AdvanceLeft">Tiền trả trước còn lại, to be refunded.</param>
public sealed record SettlementQuote(
    LocalDate Date,
    Dong OverduePrincipal,
    Dong DuePrincipal,
    Dong InTermPrincipal,
    Dong DueInterest,
    Dong AccruedInterest,
    Dong OverdueInterest,
    Dong LateInterest,
    Dong AdvanceUsed,
    Dong AdvanceLeft)
{
    /// <summary>Tổng phải trả; nil when nothing is owed.</summary>
    public Dong Total => OverduePrincipal + DuePrincipal + InTermPrincipal + DueInterest + AccruedInterest + OverdueInterest + LateInterest - AdvanceUsed;

    internal static SettlementQuote Of(LoanState state)
    {
        var used = Dong.Min(state.Advance, state.InterestAccruedNotDue);
        return new SettlementQuote(
            state.AsOf,
            state.PrincipalOverdue,
            state.PrincipalDueToday,
            state.PrincipalOutstanding - state.PrincipalOverdue - state.PrincipalDueToday,
            state.InterestDueUnpaid,
            state.InterestAccruedNotDue,
            state.OverdueInterestUnpaid,
            state.LateInterestUnpaid,
            used,
            state.Advance - used);
    }
}
