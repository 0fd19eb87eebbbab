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

/// <summary>Tài khoản kế toán: what serves a use of the fund's books, under the code and name that the fund gives it.</summary>
public sealed class Account
{
    /// <summary>An account.</summary>
    public Account(AccountUse use, string code, string name, AccountKind kind) => (Use, Code, Name, Kind) = (use, code, name, kind);

    /// <summary>What it is used for.</summary>
    public AccountUse Use { get; private set; }

    /// <summary>Số hiệu.</summary>
    public string Code { get; private set; }

    /// <summary>Tên.</summary>
    public string Name { get; private set; }

    /// <summary>Loại.</summary>
    public AccountKind Kind { get; private set; }

    /// <summary>Đặt lại số hiệu, tên. What was posted keeps the code it was posted under, so a code that has postings stays.</summary>
    public void Call(string code, string name) => (Code, Name) = (code, name);
}

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
/// <param name="Accounts">The accounts; every use has one, and no two have one code.</param>
public sealed record ChartOfAccounts(IReadOnlyList<Account> Accounts)
{
    private readonly IReadOnlyDictionary<AccountUse, string> codes = Accounts.ToDictionary(account => account.Use, account => account.Code);

    /// <summary>
    /// Mặc định theo Thông tư 99/2025/TT-BTC, with sub-accounts of 1283 and memorandum accounts of the fund's own. A new one each time, since
    /// its accounts can be named anew.
    /// </summary>
    public static ChartOfAccounts Circular99 => Of(
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
    public string this[AccountUse use] => codes[use];

    private static ChartOfAccounts Of(params (AccountUse Use, string Code, string Name, AccountKind Kind)[] accounts) => new(
        [.. accounts.Select(account => new Account(account.Use, account.Code, account.Name, account.Kind))]);
}
