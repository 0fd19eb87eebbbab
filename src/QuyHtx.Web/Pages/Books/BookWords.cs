using QuyHtx.Application.Language;
using QuyHtx.Domain;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Books;

/// <summary>What accounts and sources are called on pages, and how balances are written.</summary>
public static class BookWords
{
    /// <summary>Loại tài khoản.</summary>
    public static string Of(AccountKind kind) => kind switch
    {
        AccountKind.Asset => "Tài sản",
        AccountKind.Liability => "Nợ phải trả",
        AccountKind.Equity => "Vốn chủ sở hữu",
        AccountKind.Income => "Doanh thu, thu nhập",
        AccountKind.Expense => "Chi phí",
        AccountKind.Memorandum => "Ngoại bảng",
    };

    /// <summary>Nguồn vốn.</summary>
    public static string Of(CapitalSource source) => source switch
    {
        CapitalSource.ProvincialBudget => "Ngân sách tỉnh",
        CapitalSource.CentralFund => "Quỹ hỗ trợ phát triển hợp tác xã Việt Nam",
        CapitalSource.Members => "Thành viên góp vốn",
        CapitalSource.Grants => "Viện trợ, tài trợ",
        CapitalSource.RetainedSurplus => "Bổ sung từ kết quả hoạt động",
    };

    /// <summary>A debit, or nothing.</summary>
    public static string Debit(Dong balance) => balance > Dong.Zero ? Show.Money(balance) : "";

    /// <summary>A credit, or nothing; a credit balance is below nil.</summary>
    public static string Credit(Dong balance) => balance < Dong.Zero ? Show.Money(Dong.Zero - balance) : "";

    /// <summary>An amount, or nothing where it is nil.</summary>
    public static string OrEmpty(Dong amount) => amount.IsZero ? "" : Show.Money(amount);

    /// <summary>A balance with its side.</summary>
    public static string WithSide(Dong balance) => balance.IsZero ? "0" : balance > Dong.Zero ? $"{Debit(balance)} (dư Nợ)" : $"{Credit(balance)} (dư Có)";

    /// <summary>The sentence of a finding or a refusal, with a capital.</summary>
    public static string Sentence(RuleViolation violation)
    {
        var sentence = Sentences.Of(violation, Sentences.Vietnamese);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}";
    }
}
