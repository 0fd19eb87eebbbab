using System.Text.Json;
using NodaTime.Text;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Web.Pages.Books;
using QuyHtx.Web.Pages.Loans;

namespace QuyHtx.Web.Pages.Audits;

/// <summary>A field as the audit recorded it.</summary>
/// <param name="Path">Where it stands: profile.name.</param>
/// <param name="Value">What it says, as people write it.</param>
public sealed record RecordedField(string Path, string Value)
{
    /// <summary>Names of fields that people can read; others stay as they were recorded.</summary>
    private static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["commandId"] = "Khóa của lệnh", ["loanId"] = "Khoản vay", ["borrowerId"] = "Khách hàng", ["applicationId"] = "Hồ sơ", ["proposalId"] = "Đề xuất",
        ["amount"] = "Số tiền", ["date"] = "Ngày", ["note"] = "Diễn giải", ["kind"] = "Loại", ["reason"] = "Lý do", ["name"] = "Tên", ["source"] = "Nguồn",
        ["principalOutstanding"] = "Dư nợ gốc", ["principalOverdue"] = "Gốc quá hạn", ["principalDueToday"] = "Gốc đến hạn hôm nay",
        ["interestAccruedNotDue"] = "Lãi cộng dồn chưa đến hạn", ["interestDueUnpaid"] = "Lãi đến hạn chưa trả", ["overdueInterestUnpaid"] = "Lãi quá hạn",
        ["lateInterestUnpaid"] = "Lãi chậm trả", ["advance"] = "Tiền trả trước", ["daysPastDue"] = "Số ngày quá hạn", ["asOf"] = "Tính đến ngày",
        ["profile"] = "Thông tin", ["terms"] = "Điều kiện vay", ["content"] = "Nội dung", ["email"] = "Thư điện tử", ["phone"] = "Điện thoại", ["address"] = "Địa chỉ",
        ["taxCode"] = "Mã số thuế", ["representative"] = "Người đại diện", ["members"] = "Số thành viên", ["isPrepayment"] = "Thu trước hạn", ["userName"] = "Tên đăng nhập",
        ["fullName"] = "Họ và tên", ["roles"] = "Vai trò", ["userId"] = "Người dùng", ["transactionId"] = "Giao dịch", ["no"] = "Số", ["id"] = "Mã", ["number"] = "Số",
        ["code"] = "Số hiệu", ["use"] = "Dùng cho", ["reversesId"] = "Giao dịch bị đảo", ["loans"] = "Khoản vay", ["entries"] = "Bút toán",
        ["messages"] = "Tin nhắn", ["statusesChanged"] = "Đổi trạng thái", ["year"] = "Năm", ["step"] = "Bước đăng nhập", ["triedName"] = "Tên đã thử", ["approve"] = "Đồng ý", ["opinion"] = "Ý kiến",
        ["proposesApproval"] = "Đề nghị cho vay", ["fileName"] = "Tên tệp", ["sha256"] = "Mã băm của tệp", ["effectiveFrom"] = "Hiệu lực từ", ["newTerms"] = "Điều kiện mới",
        ["restructuringKind"] = "Cách cơ cấu", ["rate"] = "Lãi suất", ["value"] = "Giá trị", ["unit"] = "Đơn vị", ["termMonths"] = "Thời hạn (tháng)", ["method"] = "Cách trả gốc",
        ["interestEveryMonths"] = "Trả lãi mỗi (tháng)", ["principalEveryMonths"] = "Trả gốc mỗi (tháng)", ["commune"] = "Xã, phường", ["province"] = "Tỉnh", ["text"] = "Địa chỉ, nội dung",
        ["sector"] = "Lĩnh vực", ["plan"] = "Phương án", ["description"] = "Mô tả", ["totalInvestment"] = "Tổng vốn đầu tư", ["ownCapital"] = "Vốn tự có", ["productId"] = "Sản phẩm", ["days"] = "Ngày nghỉ", ["purpose"] = "Mục đích vay",
    };

    /// <summary>The path as people read it.</summary>
    public string Label => string.Join(" › ", Path.Split('.').Select(part => Words.GetValueOrDefault(part, part)));

    /// <summary>Every value of a recorded text, one below the other.</summary>
    public static IReadOnlyList<RecordedField> Of(JsonElement element) => [.. Fields(element, "")];

    private static IEnumerable<RecordedField> Fields(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Fields(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Fields(item, $"{path}.{i + 1}")),
        _ => [new RecordedField(path, Text(element))],
    };

    /// <summary>Words of choices, which are recorded by their names.</summary>
    private static string? Choice(string text) =>
        Named<LoanTransactionKind>(text) is { } kind ? LoanWords.Of(kind)
        : Named<CapitalSource>(text) is { } source ? BookWords.Of(source)
        : Named<RepaymentMethod>(text) is { } method ? LoanWords.Of(method)
        : text switch
        {
            "Password" => "Mật khẩu",
            "PasswordBeforeCode" => "Mật khẩu, còn chờ mã",
            "Code" => "Mã trên ứng dụng",
            "RecoveryCode" => "Mã khôi phục",
            "PercentPerMonth" => "%/tháng",
            "PercentPerYear" => "%/năm",
            "Cooperative" => "Hợp tác xã",
            _ => null,
        };

    private static T? Named<T>(string text)
        where T : struct, Enum => Enum.GetNames<T>().Contains(text) ? Enum.Parse<T>(text) : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "có",
        JsonValueKind.False => "không",
        JsonValueKind.Number when value.TryGetInt64(out var number) => Show.Money(number),
        JsonValueKind.String when LocalDatePattern.Iso.Parse(value.GetString()!) is { Success: true, Value: var date } => Show.Date(date),
        JsonValueKind.String when Choice(value.GetString()!) is { } words => words,
        _ => value.ToString(),
    };
}

/// <summary>A field before and after.</summary>
/// <param name="Label">Which.</param>
/// <param name="Before">Before; null where it was not there.</param>
/// <param name="After">After; null where it is no more.</param>
public sealed record ChangedField(string Label, string? Before, string? After)
{
    public bool IsChanged => Before != After;

    /// <summary>Both side by side, what changed first.</summary>
    public static IReadOnlyList<ChangedField> Between(IReadOnlyList<RecordedField> before, IReadOnlyList<RecordedField> after)
    {
        var (was, becomes) = (before.ToDictionary(field => field.Path), after.ToDictionary(field => field.Path));
        return
        [
            .. before.Concat(after).DistinctBy(field => field.Path)
                .Select(field => new ChangedField(field.Label, was.GetValueOrDefault(field.Path)?.Value, becomes.GetValueOrDefault(field.Path)?.Value))
                .OrderByDescending(field => field.IsChanged),
        ];
    }
}
