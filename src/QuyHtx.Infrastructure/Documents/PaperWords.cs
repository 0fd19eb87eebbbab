using System.Globalization;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Papers;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Infrastructure.Documents;

/// <summary>How papers write dates, rates and the choices of a contract.</summary>
internal static class PaperWords
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly LocalDatePattern Short = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    /// <summary>05/02/2026</summary>
    public static string Of(LocalDate date) => Short.Format(date);

    /// <summary>"ngày 05 tháng 02 năm 2026": a nil before days under ten and before January and February (Decree 30/2020/NĐ-CP, annex I).</summary>
    public static string Long(LocalDate date) => string.Create(
        CultureInfo.InvariantCulture, $"ngày {date.Day:00} tháng {(date.Month <= 2 ? $"0{date.Month}" : date.Month)} năm {date.Year}");

    /// <summary>"0,4%/tháng"</summary>
    public static string Of(InterestRate rate) => $"{Number(rate.Value)}%/{rate.Unit switch { RateUnit.PercentPerMonth => "tháng", RateUnit.PercentPerYear => "năm" }}";

    /// <summary>"1,5", without nils at its end.</summary>
    public static string Number(decimal number) => number.ToString("#,0.############", Vietnamese);

    /// <summary>1.234.567 đồng</summary>
    public static string Amount(Dong amount) => $"{amount} đồng";

    /// <summary>In words, with the full stop that closes an amount.</summary>
    public static string InWords(Dong amount) => AmountInWords.Of(amount);

    public static string Of(RepaymentMethod method) => method switch
    {
        RepaymentMethod.Bullet => "trả toàn bộ nợ gốc vào kỳ cuối",
        RepaymentMethod.EqualPrincipal => "trả nợ gốc đều theo kỳ",
        RepaymentMethod.Annuity => "trả đều cả gốc và lãi mỗi kỳ (niên kim)",
        RepaymentMethod.Custom => "trả nợ gốc theo mùa vụ, theo lịch đã thỏa thuận",
    };

    public static string Of(DayCount count) => count switch
    {
        DayCount.Actual365 => "theo số dư thực tế và số ngày thực tế, một năm tính 365 ngày",
        DayCount.WholeMonths => "theo số tháng tròn của kỳ, chia đều cho số ngày trong kỳ",
    };

    public static string Of(BusinessDayConvention convention) => convention switch
    {
        BusinessDayConvention.Following => "Ngày trả nợ trùng ngày nghỉ thì được chuyển sang ngày làm việc tiếp theo.",
        BusinessDayConvention.Unadjusted => "Ngày trả nợ giữ nguyên kể cả khi trùng ngày nghỉ.",
    };

    public static string Of(PaymentComponent component) => component switch
    {
        PaymentComponent.OverduePrincipal => "gốc quá hạn",
        PaymentComponent.OverdueInterest => "lãi quá hạn",
        PaymentComponent.OverdueContractInterest => "lãi trong hạn đã quá hạn trả",
        PaymentComponent.LateInterest => "lãi chậm trả",
        PaymentComponent.DuePrincipal => "gốc đến hạn",
        PaymentComponent.DueInterest => "lãi đến hạn",
        PaymentComponent.PrepaidPrincipal => "gốc trả trước hạn",
        PaymentComponent.AccruedInterest => "lãi đến ngày tất toán",
        PaymentComponent.Advance => "tiền trả trước",
    };

    /// <summary>"Thôn 3, Xã Đắk Mil, Đắk Nông": the text as it was written down, whatever the map says today.</summary>
    public static string Of(Address address) =>
        string.Join(", ", new[] { address.Text, address.Commune, address.Province }.Where(part => !string.IsNullOrWhiteSpace(part)));

    public static string Of(BorrowerKind kind) => kind switch
    {
        BorrowerKind.Cooperative => "Hợp tác xã",
        BorrowerKind.CooperativeUnion => "Liên hiệp hợp tác xã",
        BorrowerKind.GroupMember => "Thành viên tổ hợp tác",
        BorrowerKind.CooperativeMember => "Thành viên hợp tác xã",
    };

    public static string Of(StatementLineKind kind) => kind switch
    {
        StatementLineKind.Disbursement => "Giải ngân",
        StatementLineKind.Payment => "Trả nợ",
        StatementLineKind.AdvanceUsed => "Thu từ tiền trả trước",
        StatementLineKind.Waiver => "Miễn, giảm lãi",
        StatementLineKind.AdvanceRefund => "Hoàn tiền trả trước",
        StatementLineKind.Restructuring => "Cơ cấu lại thời hạn trả nợ",
        StatementLineKind.WriteOff => "Chuyển theo dõi ngoại bảng",
    };

    public static string Of(PrepaymentStrategy strategy) => strategy switch
    {
        PrepaymentStrategy.ReduceLast => "được trừ từ kỳ cuối trở về trước",
        PrepaymentStrategy.ReduceNext => "được trừ từ kỳ kế tiếp trở đi",
        PrepaymentStrategy.Reamortize => "làm giảm đều các kỳ còn lại, tính lại theo phương thức trả nợ",
    };

    /// <summary>"hằng tháng", "3 tháng một lần"</summary>
    public static string Every(int months) => months == 1 ? "hằng tháng" : $"{months} tháng một lần";

    /// <summary>With a capital letter.</summary>
    public static string Sentence(string words) => char.ToUpper(words[0], Vietnamese) + words[1..];
}
