namespace QuyHtx.Domain.Calendars;

/// <summary>Quy ước ngày làm việc: what becomes of a due date that is a day off.</summary>
public enum BusinessDayConvention
{
    /// <summary>Chuyển sang ngày làm việc tiếp theo: to the next working day (Civil Code 2015 art. 148.5). The default.</summary>
    Following,

    /// <summary>Giữ nguyên: the nominal date stays.</summary>
    Unadjusted,
}
