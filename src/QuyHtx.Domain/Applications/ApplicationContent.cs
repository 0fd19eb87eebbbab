using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Domain.Applications;

/// <summary>Phương án sử dụng vốn: total investment and who pays for it.</summary>
/// <param name="TotalInvestment">Tổng nhu cầu vốn.</param>
/// <param name="OwnCapital">Vốn chủ sở hữu tham gia; at least 20 % of the total (Decree 45/2021/NĐ-CP art. 22).</param>
/// <param name="OtherSources">Nguồn khác.</param>
/// <param name="Description">Nội dung phương án.</param>
public sealed record ProjectPlan(Dong TotalInvestment, Dong OwnCapital, Dong OtherSources, string Description);

/// <summary>Tài sản bảo đảm as offered.</summary>
/// <param name="Description">Mô tả.</param>
/// <param name="Kind">Loại: bất động sản, máy móc…</param>
/// <param name="Security">Giá trị và tỷ lệ khấu trừ.</param>
public sealed record OfferedCollateral(string Description, string Kind, Collateral Security);

/// <summary>Giấy tờ trong hồ sơ.</summary>
/// <param name="Code">Mã giấy tờ.</param>
/// <param name="Name">Tên.</param>
/// <param name="IsRequired">Bắt buộc.</param>
/// <param name="AttachmentId">The uploaded file, or null while it is missing.</param>
public sealed record DossierItem(string Code, string Name, bool IsRequired, Guid? AttachmentId)
{
    /// <summary>Danh mục hồ sơ mặc định: what the practice of the funds asks for; a fund changes it.</summary>
    public static readonly IReadOnlyList<DossierItem> Standard =
    [
        new("DN", "Giấy đề nghị vay vốn", true, null),
        new("PA", "Phương án sản xuất, kinh doanh", true, null),
        new("DK", "Giấy chứng nhận đăng ký và Điều lệ", true, null),
        new("NQ", "Nghị quyết của Hội đồng quản trị hoặc Đại hội thành viên", false, null),
        new("TC", "Báo cáo tài chính hai năm gần nhất", false, null),
        new("BD", "Giấy tờ về tài sản bảo đảm", false, null),
    ];
}

/// <summary>Kiểm tra thông tin tín dụng (CIC).</summary>
/// <param name="CheckedOn">Ngày tra cứu.</param>
/// <param name="HasBadDebt">Có nợ nhóm 3–5 tại tổ chức tín dụng.</param>
public sealed record CreditCheck(LocalDate CheckedOn, bool HasBadDebt);

/// <summary>Nội dung hồ sơ vay vốn: what the borrower asks for and shows.</summary>
public sealed record ApplicationContent
{
    /// <summary>Sản phẩm.</summary>
    public required Guid ProductId { get; init; }

    /// <summary>Số tiền đề nghị vay.</summary>
    public required Dong Amount { get; init; }

    /// <summary>Mục đích vay.</summary>
    public required string Purpose { get; init; }

    /// <summary>Điều kiện vay; the rate is the product's.</summary>
    public required LoanTerms Terms { get; init; }

    /// <summary>Phương án.</summary>
    public required ProjectPlan Plan { get; init; }

    /// <summary>Tài sản bảo đảm; none for an unsecured loan.</summary>
    public IReadOnlyList<OfferedCollateral> Collateral { get; init; } = [];

    /// <summary>Danh mục hồ sơ.</summary>
    public IReadOnlyList<DossierItem> Dossier { get; init; } = DossierItem.Standard;

    /// <summary>Thông tin CIC, or null before it was asked.</summary>
    public CreditCheck? CreditCheck { get; init; }

    /// <summary>The same content at the rate of its product: nobody but the fund sets a rate.</summary>
    public ApplicationContent AtRateOf(LoanProduct product) => this with { Terms = Terms with { Rate = product.Rate } };

    /// <summary>Giấy tờ còn thiếu: required items without a file.</summary>
    public IEnumerable<DossierItem> Missing() => Dossier.Where(item => item.IsRequired && item.AttachmentId is null);

    /// <summary>
    /// The same content with the files of the content before it, and with every item that <see cref="DossierItem.Standard"/> requires: whoever
    /// writes an application can neither drop a required paper nor point an item to a file that was not attached to it.
    /// </summary>
    /// <exception cref="RuleViolationException">Two items with the same code.</exception>
    internal ApplicationContent WithDossierOf(ApplicationContent? before)
    {
        if (Dossier.GroupBy(item => item.Code).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new RuleViolationException(new("dossier-item-twice", "dossier", twice.Key));
        }

        var required = DossierItem.Standard.Where(item => item.IsRequired).ToDictionary(item => item.Code);
        var files = before?.Dossier.ToDictionary(item => item.Code, item => item.AttachmentId) ?? [];
        var items = required.Values.Where(standard => Dossier.All(item => item.Code != standard.Code)).Concat(Dossier);
        return this with
        {
            Dossier =
            [
                .. items.Select(item => item with
                {
                    IsRequired = item.IsRequired || required.ContainsKey(item.Code),
                    AttachmentId = files.GetValueOrDefault(item.Code),
                }),
            ],
        };
    }

    /// <summary>What keeps the application from being submitted, all of it.</summary>
    public IEnumerable<RuleViolation> CheckComplete()
    {
        if (Amount <= Dong.Zero)
        {
            yield return new("amount-not-positive", "amount", Amount);
        }

        if (string.IsNullOrWhiteSpace(Purpose))
        {
            yield return new("text-missing", "purpose");
        }

        foreach (var violation in Terms.Check())
        {
            yield return violation;
        }

        if (Plan.TotalInvestment <= Dong.Zero || Plan.OwnCapital < Dong.Zero || Plan.OtherSources < Dong.Zero)
        {
            yield return new("plan-negative", "plan.totalInvestment");
        }
        else if (Amount + Plan.OwnCapital + Plan.OtherSources != Plan.TotalInvestment)
        {
            yield return new(
                "plan-does-not-add-up", "plan.totalInvestment", Plan.TotalInvestment, Amount, Plan.OwnCapital, Plan.OtherSources);
        }

        foreach (var missing in Missing())
        {
            yield return new("dossier-item-missing", $"dossier.{missing.Code}", missing.Name);
        }
    }
}
