namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>How a borrower of the demo repays.</summary>
internal enum LoanTemper
{
    /// <summary>Đúng hạn.</summary>
    OnTime,

    /// <summary>Trước ngày đến hạn: the money is kept as an advance until the row falls due.</summary>
    Early,

    /// <summary>Trễ hạn.</summary>
    Late,

    /// <summary>Trả làm hai lần.</summary>
    Partial,

    /// <summary>Ghi sổ muộn: paid in time, entered days afterwards with the day it came.</summary>
    BackDated,

    /// <summary>Ghi nhầm: reversed and entered again.</summary>
    Mistaken,

    /// <summary>Trả trước một phần gốc.</summary>
    Prepaying,

    /// <summary>Tất toán sớm.</summary>
    SettlingEarly,

    /// <summary>Trả thừa, được hoàn lại.</summary>
    Overpaying,

    /// <summary>Trễ hạn, được miễn lãi chậm trả.</summary>
    Waived,

    /// <summary>Được điều chỉnh kỳ hạn.</summary>
    Rescheduled,

    /// <summary>Được gia hạn.</summary>
    Extended,

    /// <summary>Ngừng trả, được xử lý rủi ro, rồi thu hồi được một phần.</summary>
    WrittenOff,

    /// <summary>Ngừng trả, còn quá hạn.</summary>
    Overdue,
}
