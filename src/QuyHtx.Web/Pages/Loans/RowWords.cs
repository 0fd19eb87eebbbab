using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Where an instalment stands on a day, in words.</summary>
public static class RowWords
{
    public static (Tone Tone, string Words) Of(LoanRow row, LocalDate asOf, bool isPaid) => row.HasFallenDue switch
    {
        _ when isPaid && row.HasFallenDue => (Tone.Good, "Đã trả đủ"),
        false => (Tone.Plain, "Chưa đến hạn"),
        true when row.DueDate == asOf => (Tone.Warning, "Đến hạn hôm nay"),
        true => (Tone.Bad, $"Quá hạn {Show.Count(Period.DaysBetween(row.DueDate, asOf))} ngày"),
    };
}
