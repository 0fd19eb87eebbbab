using NodaTime;

namespace QuyHtx.Application.Persistence;

/// <summary>
/// Quỹ: the one row that says on which date the books are. Whatever changes money locks it first, so that at any moment one command
/// changes the books, the numbers it draws have no gaps, and a limit cannot be passed by two at once.
/// </summary>
public sealed class FundState
{
    /// <summary>The row's key.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; private set; } = OnlyId;

    /// <summary>Tên Quỹ.</summary>
    public required string Name { get; set; }

    /// <summary>Tỉnh, thành phố.</summary>
    public required string Province { get; set; }

    /// <summary>Ngày nghiệp vụ: the day the books are open for.</summary>
    public required LocalDate BusinessDate { get; set; }

    /// <summary>Mục tiêu vốn điều lệ.</summary>
    public required Domain.Money.Dong CapitalTarget { get; set; }

    /// <summary>Ngày đạt mục tiêu.</summary>
    public LocalDate CapitalTargetOn { get; set; }

    /// <summary>The number of the last journal entry.</summary>
    public long LastEntryNo { get; set; }

    /// <summary>Counts the commands that have locked the row.</summary>
    public long Turn { get; set; }
}

/// <summary>Bộ đếm: the last number drawn of a series in a year; drawn under the fund's lock, so without gaps.</summary>
public sealed class NumberSeries
{
    /// <summary>Which series: HS (hồ sơ), HD (hợp đồng)…</summary>
    public required string Code { get; init; }

    /// <summary>Of which year.</summary>
    public required int Year { get; init; }

    /// <summary>The last number drawn.</summary>
    public int Last { get; set; }
}

/// <summary>
/// Ngày nghỉ lễ of the fund's calendar. One taken off the list stays here with the day it was, because what was computed while it stood
/// has to come out the same again.
/// </summary>
public sealed class Holiday
{
    /// <summary>The day off.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>The business date on which it was put on the list.</summary>
    public required LocalDate SetOn { get; init; }

    /// <summary>The business date on which it was taken off, or null while it stands.</summary>
    public LocalDate? DroppedOn { get; set; }
}
