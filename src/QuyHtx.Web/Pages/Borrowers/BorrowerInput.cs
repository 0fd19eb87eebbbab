using NodaTime;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Web.Pages;

/// <summary>The fields of a borrower as a form has them. Their names are those that a refusal names.</summary>
public sealed class BorrowerInput
{
    public BorrowerKind Kind { get; set; }

    public string Name { get; set; } = "";

    public string TaxCode { get; set; } = "";

    public string Representative { get; set; } = "";

    public int? Members { get; set; }

    public bool WomenLed { get; set; }

    public bool EthnicMinorityArea { get; set; }

    public bool IsEnterprise { get; set; }

    public string Sector { get; set; } = "";

    public string Text { get; set; } = "";

    public string Commune { get; set; } = "";

    public string Province { get; set; } = "";

    public LocalDate? BornOn { get; set; }

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    public static BorrowerInput Of(BorrowerProfile profile) => new()
    {
        Kind = profile.Kind,
        Name = profile.Name,
        TaxCode = profile.TaxCode,
        Representative = profile.Representative,
        Members = profile.Members,
        WomenLed = profile.WomenLed,
        EthnicMinorityArea = profile.EthnicMinorityArea,
        IsEnterprise = profile.IsEnterprise,
        Sector = profile.Sector,
        Text = profile.Address.Text,
        Commune = profile.Address.Commune,
        Province = profile.Address.Province,
        BornOn = profile.BornOn,
        Phone = profile.Phone,
        Email = profile.Email,
    };

    public BorrowerProfile ToProfile() => new()
    {
        Kind = Kind,
        Name = Name.Trim(),
        TaxCode = TaxCode.Trim(),
        Representative = Representative.Trim(),
        Members = Members ?? 0,
        WomenLed = WomenLed,
        EthnicMinorityArea = EthnicMinorityArea,
        IsEnterprise = IsEnterprise,
        Sector = Sector.Trim(),
        Address = new Address(Text.Trim(), Commune.Trim(), Province.Trim()),
        BornOn = BornOn,
        Phone = Phone.Trim(),
        Email = Email.Trim(),
    };
}
