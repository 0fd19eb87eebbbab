namespace QuyHtx.Domain.Calendars;

/// <summary>Cách tính ngày: how the days of a period weigh in contract interest.</summary>
public enum DayCount
{
    /// <summary>Số ngày thực tế / 365, in leap years too (Circular 14/2017/TT-NHNN). The default.</summary>
    Actual365,

    /// <summary>Tháng tròn: every full month earns a twelfth of the year; a broken period counts its nominal days ÷ 30 months.</summary>
    WholeMonths,
}
