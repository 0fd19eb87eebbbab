using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Forms;

/// <summary>Reads what people type: money with or without points, dates dd/MM/yyyy or as a browser's picker sends them, decimals with a comma.</summary>
internal sealed class FundBinders : IModelBinderProvider
{
    private static readonly LocalDatePattern[] DatePatterns = [.. new[] { "d/M/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy" }.Select(LocalDatePattern.CreateWithInvariantCulture)];

    private static readonly Dictionary<Type, IModelBinder> Binders = new()
    {
        [typeof(Dong)] = new TextBinder<Dong>(MoneyOf, "Hãy nhập số tiền là một số nguyên đồng, ví dụ 1.250.000."),
        [typeof(LocalDate)] = new TextBinder<LocalDate>(DateOf, "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."),
        [typeof(decimal)] = new TextBinder<decimal>(DecimalOf, "Hãy nhập một số, dấu phẩy trước phần thập phân, ví dụ 0,4."),
        [typeof(int)] = new TextBinder<int>(WholeOf, "Hãy nhập một số nguyên, ví dụ 24."),
    };

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        Binders.GetValueOrDefault(context.Metadata.UnderlyingOrModelType);

    /// <summary>Points, spaces or commas between groups of three, as people paste them from a spreadsheet.</summary>
    public static Dong? MoneyOf(string text)
    {
        var plain = text.Replace("đ", "", StringComparison.OrdinalIgnoreCase).Replace(" ", "").Replace("\u00a0", "");
        foreach (var separator in new[] { '.', ',' })
        {
            var groups = plain.Split(separator);
            if (groups.Length > 1 && groups[0].TrimStart('-').Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3))
            {
                plain = string.Concat(groups);
            }
        }

        return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var dong) ? new Dong(dong) : null;
    }

    /// <summary>dd/MM/yyyy, or as a browser's picker sends it.</summary>
    public static LocalDate? DateOf(string text) =>
        DatePatterns.Select(pattern => pattern.Parse(text)).FirstOrDefault(parsed => parsed.Success) is { } found ? found.Value : null;

    /// <summary>A comma before the decimals; a point is taken for one too where it is the only mark and no group of three follows, or it follows 0.</summary>
    public static decimal? DecimalOf(string text)
    {
        var plain = text.Replace(" ", "").TrimEnd('%');
        var isGrouped = plain.Contains(',', StringComparison.Ordinal) || plain.Count(c => c == '.') > 1;
        plain = isGrouped ? plain.Replace(".", "").Replace(',', '.') : plain;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A whole number.</summary>
    public static int? WholeOf(string text) => MoneyOf(text) is { Value: >= int.MinValue and <= int.MaxValue } number ? (int)number.Value : null;

    private sealed class TextBinder<T>(Func<string, T?> read, string sentence) : IModelBinder
        where T : struct
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (given == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
            var text = given.FirstValue?.Trim() ?? "";
            if (text.Length == 0)
            {
                if (!bindingContext.ModelMetadata.IsNullableValueType)
                {
                    bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, sentence);
                }
                else
                {
                    bindingContext.Result = ModelBindingResult.Success(null);
                }
            }
            else if (read(text) is { } value)
            {
                bindingContext.Result = ModelBindingResult.Success(value);
            }
            else
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, sentence);
            }

            return Task.CompletedTask;
        }
    }
}
