using QuyHtx.Application.Policies;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Một mục của chính sách, with the article it comes from.</summary>
/// <param name="Group">Which part of the policy.</param>
/// <param name="Name">Mục.</param>
/// <param name="Article">Căn cứ pháp lý.</param>
/// <param name="Value">What the version says.</param>
public sealed record PolicyItem(string Group, string Name, string Article, string Value);

/// <summary>A version of the policy, item by item in one order, so that two stand side by side.</summary>
public static class PolicyItems
{
    private const string Limits = "Giới hạn và điều kiện cho vay";
    private const string Repayment = "Quy tắc thu nợ của hợp đồng";
    private const string Risk = "Phân loại nợ và nhắc nợ";
    private const string Decree = "Nghị định 45/2021/NĐ-CP";

    public static IReadOnlyList<PolicyItem> Of(PolicyVersion version)
    {
        var (limits, rules) = (version.Limits, version.Repayment);
        return
        [
            new(Limits, "Dư nợ tối đa của một khách hàng", $"{Decree}, Điều 23: không quá 15 %", $"{Show.Number(limits.OneBorrowerPercent)} % vốn điều lệ thực có"),
            new(Limits, "Dư nợ tối đa của khách hàng và người có liên quan", $"{Decree}, Điều 23: không quá 25 %", $"{Show.Number(limits.RelatedBorrowersPercent)} % vốn điều lệ thực có"),
            new(Limits, "Vốn tự có tối thiểu trong phương án", $"{Decree}, Điều 22: ít nhất 20 %", $"{Show.Number(limits.LeastOwnCapitalPercent)} % tổng mức đầu tư"),
            new(Limits, "Tuổi tối thiểu của cá nhân vay", $"{Decree}, Điều 22: đủ 18 tuổi", $"{limits.LeastAge} tuổi"),
            new(Limits, "Địa bàn cho vay", $"{Decree}, Điều 20", limits.Province),
            new(Limits, "Kết quả tra cứu nợ xấu (CIC) dùng được trong", $"{Decree}, Điều 22 và quy chế của Quỹ", $"{limits.CreditCheckValidDays} ngày"),
            new(Limits, "Mức phán quyết của người quyết định cho vay", $"{Decree}, Điều 31: do Quỹ quy định", limits.ApproverMostAmount is { } most ? $"đến {Show.Money(most)} đồng" : "không đặt mức"),
            new(Repayment, "Lãi suất quá hạn", $"{Decree}, Điều 25: không quá 150 % lãi suất trong hạn", $"{Show.Number(rules.OverdueRateMultiplier * 100)} % lãi suất trong hạn"),
            new(Repayment, "Lãi chậm trả trên lãi chưa trả", "Bộ luật Dân sự 2015, Điều 466.5a và 468.2", $"{Show.Number(rules.LateInterestAnnualPercent)} %/năm"),
            new(Repayment, "Thứ tự thu nợ", $"{Decree}, Điều 31: do Quỹ quy định", Of(rules.AllocationOrder)),
            new(Repayment, "Ngày đến hạn rơi vào ngày nghỉ", "Bộ luật Dân sự 2015, Điều 148.5", Of(rules.BusinessDayConvention)),
            new(Repayment, "Trả nợ trước hạn thì trừ vào", "Bộ luật Dân sự 2015, Điều 470.2: theo hợp đồng", Of(rules.PrepaymentStrategy)),
            new(Risk, "Bảng phân loại nợ và dự phòng", $"{Decree}, Điều 28; {DebtGroupTable.Named(version.DebtGroups).Source}; Nghị định 86/2024/NĐ-CP", Of(DebtGroupTable.Named(version.DebtGroups))),
            new(Risk, "Ngày gửi thư nhắc nợ", "Quy chế của Quỹ", string.Join(", ", limits.ReminderDays.Select(DayOf))),
        ];
    }

    public static string Of(AllocationOrder order) =>
        order.Components.SequenceEqual(AllocationOrder.PrincipalFirst.Components) ? "Gốc trước, lãi sau"
        : order.Components.SequenceEqual(AllocationOrder.InterestFirst.Components) ? "Lãi trước, gốc sau"
        : string.Join(" → ", order.Components.Select(Of));

    public static string Of(BusinessDayConvention convention) => convention switch
    {
        BusinessDayConvention.Following => "Chuyển sang ngày làm việc tiếp theo",
        BusinessDayConvention.Unadjusted => "Giữ nguyên ngày",
    };

    public static string Of(PrepaymentStrategy strategy) => strategy switch
    {
        PrepaymentStrategy.ReduceLast => "Các kỳ cuối trước",
        PrepaymentStrategy.ReduceNext => "Các kỳ tới trước",
        PrepaymentStrategy.Reamortize => "Tính lại các kỳ còn lại",
    };

    public static string Of(DebtGroupTable table) =>
        $"{NameOf(table.Name)}: nhóm 2, 3, 4, 5 từ {string.Join(", ", table.GroupFromDays)} ngày quá hạn; dự phòng cụ thể nhóm 1 đến 5: "
        + $"{string.Join(", ", table.SpecificProvisionPercent.Select(Show.Number))} %; dự phòng chung {Show.Number(table.GeneralProvisionPercent)} %";

    public static string NameOf(string table) =>
        table == DebtGroupTable.Microfinance.Name ? "Tổ chức tài chính vi mô" : table == DebtGroupTable.Bank.Name ? "Ngân hàng" : table;

    private static string DayOf(int day) => day switch
    {
        < 0 => $"trước {-day} ngày",
        0 => "đúng ngày đến hạn",
        _ => $"sau {day} ngày",
    };

    private static string Of(PaymentComponent component) => component switch
    {
        PaymentComponent.OverduePrincipal => "gốc quá hạn",
        PaymentComponent.OverdueInterest => "lãi quá hạn",
        PaymentComponent.OverdueContractInterest => "lãi trong hạn chưa trả",
        PaymentComponent.LateInterest => "lãi chậm trả",
        PaymentComponent.DuePrincipal => "gốc đến hạn",
        PaymentComponent.DueInterest => "lãi đến hạn",
        PaymentComponent.PrepaidPrincipal => "gốc trả trước",
        PaymentComponent.AccruedInterest => "lãi đến ngày tất toán",
        PaymentComponent.Advance => "tiền trả trước",
    };
}
