using NodaTime;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// Quỹ mẫu: what a demo fund is like, read from a file of profiles/. Figures that no plan gives are demo values; the file says which.
/// </summary>
public sealed record DemoProfile
{
    /// <summary>Tên Quỹ.</summary>
    public required string Fund { get; init; }

    /// <summary>Tỉnh, thành phố.</summary>
    public required string Province { get; init; }

    /// <summary>Mục tiêu vốn.</summary>
    public required Dong CapitalTarget { get; init; }

    /// <summary>Ngày đạt mục tiêu.</summary>
    public required LocalDate CapitalTargetOn { get; init; }

    /// <summary>How many months before today the books begin.</summary>
    public required int HistoryMonths { get; init; }

    /// <summary>Vốn góp, in time.</summary>
    public required IReadOnlyList<DemoContribution> Contributions { get; init; }

    /// <summary>Chính sách on the first day.</summary>
    public required DemoPolicy Policy { get; init; }

    /// <summary>Chính sách that replaces it, with the products' later rates.</summary>
    public required DemoPolicy LaterPolicy { get; init; }

    /// <summary>After how many months it does.</summary>
    public required int PolicyChangesAfterMonths { get; init; }

    /// <summary>Sản phẩm.</summary>
    public required IReadOnlyList<DemoProduct> Products { get; init; }

    /// <summary>Nhân sự.</summary>
    public required IReadOnlyList<DemoStaffMember> Staff { get; init; }

    /// <summary>Xã, phường.</summary>
    public required IReadOnlyList<string> Communes { get; init; }

    /// <summary>Lĩnh vực.</summary>
    public required IReadOnlyList<DemoSector> Sectors { get; init; }

    /// <summary>How many borrowers there are of each kind.</summary>
    public required IReadOnlyList<(BorrowerKind Kind, int Count)> Borrowers { get; init; }

    /// <summary>Tỷ lệ do phụ nữ quản lý, percent of the borrowers.</summary>
    public required int WomenLedPercent { get; init; }

    /// <summary>Tỷ lệ xã thuộc vùng đồng bào dân tộc thiểu số, percent of the communes.</summary>
    public required int EthnicMinorityPercent { get; init; }

    /// <summary>How many applications there are.</summary>
    public required int Applications { get; init; }
}

/// <summary>Vốn góp.</summary>
/// <param name="AfterMonths">How many months after the books began; 0 is the first day.</param>
/// <param name="Source">Nguồn.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="Note">Căn cứ.</param>
public sealed record DemoContribution(int AfterMonths, CapitalSource Source, Dong Amount, string Note);

/// <summary>Chính sách cho vay.</summary>
/// <param name="Basis">Căn cứ.</param>
/// <param name="ApproverMostAmount">Mức phán quyết.</param>
public sealed record DemoPolicy(string Basis, Dong ApproverMostAmount);

/// <summary>Sản phẩm cho vay.</summary>
/// <param name="Code">Mã.</param>
/// <param name="Name">Tên.</param>
/// <param name="Borrowers">For whom.</param>
/// <param name="MonthlyRatePercent">Lãi suất, percent a month.</param>
/// <param name="LaterMonthlyRatePercent">Lãi suất from the change of policy on.</param>
/// <param name="LeastAmount">Mức vay tối thiểu.</param>
/// <param name="MostAmount">Mức vay tối đa.</param>
/// <param name="MostMonths">Thời hạn tối đa.</param>
/// <param name="Methods">Phương thức trả gốc.</param>
public sealed record DemoProduct(
    string Code, string Name, IReadOnlyList<BorrowerKind> Borrowers, decimal MonthlyRatePercent, decimal LaterMonthlyRatePercent, Dong LeastAmount,
    Dong MostAmount, int MostMonths, IReadOnlyList<RepaymentMethod> Methods);

/// <summary>Người của Quỹ; the name is made up.</summary>
/// <param name="UserName">Tên đăng nhập.</param>
/// <param name="Role">Vai trò.</param>
public sealed record DemoStaffMember(string UserName, string Role);

/// <summary>Lĩnh vực.</summary>
/// <param name="Name">Tên.</param>
/// <param name="Labels">What cooperatives of it have in their names.</param>
/// <param name="Purposes">What they borrow for.</param>
public sealed record DemoSector(string Name, IReadOnlyList<string> Labels, IReadOnlyList<string> Purposes);
