using System.Globalization;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Appraisal;

/// <summary>What a figure of a check says.</summary>
public enum FigureKind
{
    /// <summary>Cơ sở tính: vốn điều lệ thực có, or tổng nhu cầu vốn.</summary>
    Base,

    /// <summary>Tỷ lệ of the base.</summary>
    Percent,

    /// <summary>Giới hạn.</summary>
    Limit,

    /// <summary>Tối thiểu phải có.</summary>
    Least,

    /// <summary>Hiện có, thực tế.</summary>
    Found,

    /// <summary>Đã dùng: dư nợ và cam kết without this application.</summary>
    Used,

    /// <summary>Đề nghị lần này.</summary>
    Asked,

    /// <summary>Còn lại after this application; below nil where the limit is passed.</summary>
    Left,

    /// <summary>Còn giá trị đến hết ngày.</summary>
    ValidUntil,
}

/// <summary>Một số liệu của một điều kiện, kept with the appraisal as it was read that day.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Value">Written as people read it: 1.234.567, 12,5 %, dd/MM/yyyy.</param>
public sealed record CheckedFigure(FigureKind Kind, string Value)
{
    internal static CheckedFigure Of(FigureKind kind, Dong amount) => new(kind, amount.ToString());

    internal static CheckedFigure Of(FigureKind kind, int count) => new(kind, count.ToString(CultureInfo.InvariantCulture));

    internal static CheckedFigure OfPercent(decimal percent) =>
        new(FigureKind.Percent, percent.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',') + " %");

    internal static string Shown(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date:dd/MM/yyyy}");
}
