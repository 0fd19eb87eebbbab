using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Web.Pages;

/// <summary>What is said of borrowers on the pages that show them.</summary>
public static class BorrowerWords
{
    public static string Of(TaxCodeKind kind) => kind switch
    {
        TaxCodeKind.Organisation => "mã 10 số của tổ chức",
        TaxCodeKind.DependentUnit => "mã 13 số của đơn vị phụ thuộc",
        TaxCodeKind.PersonalNumber => "số định danh cá nhân 12 số",
    };

    /// <summary>A wrong code is a warning: registrations older than 2024 may differ.</summary>
    public static string Of(TaxCodeFault fault) => fault switch
    {
        TaxCodeFault.NotDigits => "Mã số thuế chỉ gồm chữ số (và gạch nối của mã 10-3). Vẫn lưu được, nhưng nên đối chiếu giấy đăng ký.",
        TaxCodeFault.WrongLength => "Mã số thuế có 10, 12 hoặc 13 chữ số. Vẫn lưu được, nhưng nên đối chiếu giấy đăng ký.",
        TaxCodeFault.WrongCheckDigit => "Chữ số kiểm tra không khớp, có thể gõ nhầm một số. Vẫn lưu được, nhưng nên đối chiếu giấy đăng ký.",
        TaxCodeFault.UnitZero => "Ba số cuối của đơn vị phụ thuộc tính từ 001. Vẫn lưu được, nhưng nên đối chiếu giấy đăng ký.",
        TaxCodeFault.NoProvince => "Số định danh cá nhân không bắt đầu bằng 000. Vẫn lưu được, nhưng nên đối chiếu giấy tờ.",
    };
}
