namespace QuyHtx.Domain.Ledger;

/// <summary>Loại tài khoản.</summary>
public enum AccountKind
{
    /// <summary>Tài sản.</summary>
    Asset,

    /// <summary>Nợ phải trả.</summary>
    Liability,

    /// <summary>Vốn chủ sở hữu.</summary>
    Equity,

    /// <summary>Doanh thu, thu nhập.</summary>
    Income,

    /// <summary>Chi phí.</summary>
    Expense,

    /// <summary>Ngoại bảng: followed beside the balance sheet, against its own contra account.</summary>
    Memorandum,
}

/// <summary>Tài khoản kế toán.</summary>
/// <param name="Code">Số hiệu.</param>
/// <param name="Name">Tên.</param>
/// <param name="Kind">Loại.</param>
public sealed record Account(string Code, string Name, AccountKind Kind);

/// <summary>What a fund's accounts are used for; which code serves each use is data of the fund.</summary>
public enum AccountUse
{
    /// <summary>Tiền gửi ngân hàng không kỳ hạn.</summary>
    Bank,

    /// <summary>Cho vay trong hạn.</summary>
    LoansInTerm,

    /// <summary>Cho vay quá hạn.</summary>
    LoansOverdue,

    /// <summary>Lãi phải thu.</summary>
    InterestReceivable,

    /// <summary>Tiền trả trước của khách hàng.</summary>
    Advances,

    /// <summary>Dự phòng rủi ro.</summary>
    Provision,

    /// <summary>Vốn điều lệ.</summary>
    CharterCapital,

    /// <summary>Thu lãi cho vay.</summary>
    InterestIncome,

    /// <summary>Thu nhập khác: recoveries of written-off debt.</summary>
    OtherIncome,

    /// <summary>Chi phí dự phòng.</summary>
    ProvisionExpense,

    /// <summary>Lãi chưa thu theo dõi ngoại bảng.</summary>
    InterestOffBalance,

    /// <summary>Nợ đã xử lý theo dõi ngoại bảng.</summary>
    WrittenOffOffBalance,

    /// <summary>Đối ứng ngoại bảng.</summary>
    OffBalanceContra,
}

/// <summary>Hệ thống tài khoản: data, because a fund of the cooperative model follows another circular than one that is a company.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="Uses">Which account serves which use; every use has one.</param>
public sealed record ChartOfAccounts(IReadOnlyList<Account> Accounts, IReadOnlyDictionary<AccountUse, string> Uses)
{
    /// <summary>Mặc định theo Thông tư 99/2025/TT-BTC, with sub-accounts of 1283 and memorandum accounts of the fund's own.</summary>
    public static readonly ChartOfAccounts Circular99 = Of(
        (AccountUse.Bank, "112", "Tiền gửi không kỳ hạn", AccountKind.Asset),
        (AccountUse.LoansInTerm, "12831", "Cho vay trong hạn", AccountKind.Asset),
        (AccountUse.LoansOverdue, "12832", "Cho vay quá hạn", AccountKind.Asset),
        (AccountUse.InterestReceivable, "1388", "Lãi cho vay phải thu", AccountKind.Asset),
        (AccountUse.Provision, "2293", "Dự phòng rủi ro cho vay", AccountKind.Asset),
        (AccountUse.Advances, "3388", "Tiền trả trước của khách hàng vay", AccountKind.Liability),
        (AccountUse.CharterCapital, "4111", "Vốn điều lệ", AccountKind.Equity),
        (AccountUse.InterestIncome, "515", "Thu lãi cho vay", AccountKind.Income),
        (AccountUse.ProvisionExpense, "6426", "Chi phí dự phòng", AccountKind.Expense),
        (AccountUse.OtherIncome, "711", "Thu nhập khác (thu hồi nợ đã xử lý)", AccountKind.Income),
        (AccountUse.InterestOffBalance, "N01", "Lãi cho vay chưa thu", AccountKind.Memorandum),
        (AccountUse.WrittenOffOffBalance, "N02", "Nợ gốc đã xử lý rủi ro", AccountKind.Memorandum),
        (AccountUse.OffBalanceContra, "N99", "Đối ứng tài khoản ngoại bảng", AccountKind.Memorandum));

    /// <summary>The code that serves a use.</summary>
    public string this[AccountUse use] => Uses[use];

    private static ChartOfAccounts Of(params (AccountUse Use, string Code, string Name, AccountKind Kind)[] accounts) => new(
        [.. accounts.Select(account => new Account(account.Code, account.Name, account.Kind))],
        accounts.ToDictionary(account => account.Use, account => account.Code));
}
