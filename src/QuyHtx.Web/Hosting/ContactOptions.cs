namespace QuyHtx.Web.Hosting;

/// <summary>The section Contact of the settings: whom a cooperative calls, and where it pays to. What is empty is not shown.</summary>
public sealed class ContactOptions
{
    public const string Section = "Contact";

    public static ContactOptions Of(IConfiguration configuration) => configuration.GetSection(Section).Get<ContactOptions>() ?? new ContactOptions();

    /// <summary>Điện thoại.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Thư điện tử.</summary>
    public string Email { get; set; } = "";

    /// <summary>Trụ sở.</summary>
    public string Address { get; set; } = "";

    /// <summary>Ngân hàng.</summary>
    public string BankName { get; set; } = "";

    /// <summary>Số tài khoản.</summary>
    public string BankAccount { get; set; } = "";

    /// <summary>Tên chủ tài khoản.</summary>
    public string BankAccountHolder { get; set; } = "";

    /// <summary>For a link that dials: digits alone, and a plus in front.</summary>
    public string PhoneToDial => string.Concat(Phone.Where((letter, i) => char.IsAsciiDigit(letter) || (letter == '+' && i == 0)));
}
