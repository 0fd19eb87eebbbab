using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Forms;

/// <summary>What a field takes.</summary>
public enum FieldKind
{
    /// <summary>By the type of what it is for.</summary>
    Auto,

    /// <summary>A line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>Đồng, shown back in words.</summary>
    Money,

    /// <summary>dd/MM/yyyy.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Check,

    /// <summary>A password.</summary>
    Password,

    /// <summary>A file.</summary>
    File,
}

/// <summary>
/// A field of a form: label above, help below, what is wrong beside it; what was typed stays. &lt;field for="Amount" label="Số tiền vay" required /&gt;
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>What it is for.</summary>
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public FieldKind Kind { get; set; }

    /// <summary>A sentence of help.</summary>
    public string? Help { get; set; }

    /// <summary>What stands after it: đồng, tháng, %/năm.</summary>
    public string? Unit { get; set; }

    public bool Required { get; set; }

    public string? Placeholder { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>For a choice: what may be chosen.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>For a choice: what stands for none.</summary>
    public string? None { get; set; }

    /// <summary>For a file: the kinds that are taken, as a browser wants them.</summary>
    public string? Accept { get; set; }

    /// <summary>The id of a list of texts that are proposed while one types.</summary>
    public string? List { get; set; }

    /// <summary>Where the cursor stands when the page opens.</summary>
    public bool Autofocus { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // What is bound to a name of its own (a filter in the address) is sent under it.
        var name = For.Metadata.BinderModelName ?? View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var kind = Kind == FieldKind.Auto ? KindOf(For.ModelExplorer.ModelType, Options) : Kind;
        View.ViewData.ModelState.TryGetValue(name, out var state);
        var errors = state?.Errors.Select(error => error.ErrorMessage).Where(text => text.Length > 0).Distinct().ToList() ?? [];
        var typed = kind is FieldKind.Password or FieldKind.File ? null : state?.RawValue switch
        {
            string[] { Length: > 0 } several => several[0],
            var raw => raw as string,
        } ?? Text(For.Model);

        var input = InputOf(kind, name, id, typed);
        input.AddCssClass(errors.Count > 0 ? "is-invalid" : "");
        Describe(input, id, errors.Count > 0);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field {output.Attributes["class"]?.Value}".Trim());
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        if (kind == FieldKind.Check)
        {
            label.AddCssClass("form-check-label");
            var box = new TagBuilder("div");
            box.AddCssClass("form-check");
            box.InnerHtml.AppendHtml(input).AppendHtml(label);
            output.Content.AppendHtml(box);
        }
        else
        {
            label.AddCssClass(Required ? "form-label required" : "form-label");
            output.Content.AppendHtml(label).AppendHtml(WithUnit(input, kind));
        }

        if (kind == FieldKind.Money)
        {
            output.Content.AppendHtml(Line("form-hint words", $"{id}-words", WordsOf(typed)));
        }

        if (Help is not null)
        {
            output.Content.AppendHtml(Line("form-hint", $"{id}-help", Help));
        }

        if (errors.Count > 0)
        {
            output.Content.AppendHtml(Line("invalid-feedback", $"{id}-error", string.Join(' ', errors)));
        }
    }

    private static FieldKind KindOf(Type type, IEnumerable<SelectListItem>? options) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        _ when options is not null => FieldKind.Choice,
        var t when t == typeof(Dong) => FieldKind.Money,
        var t when t == typeof(LocalDate) => FieldKind.Date,
        var t when t == typeof(bool) => FieldKind.Check,
        var t when t == typeof(int) || t == typeof(decimal) => FieldKind.Number,
        var t when t == typeof(IFormFile) => FieldKind.File,
        _ => FieldKind.Text,
    };

    /// <summary>As it would be typed.</summary>
    private static string? Text(object? value) => value switch
    {
        LocalDate date => Show.Date(date),
        decimal number => Show.Number(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        _ => value?.ToString(),
    };

    private static string WordsOf(string? typed) =>
        typed is { Length: > 0 } && FundBinders.MoneyOf(typed) is { } amount && amount >= Dong.Zero ? AmountInWords.Of(amount) : "";

    private TagBuilder InputOf(FieldKind kind, string name, string id, string? typed)
    {
        var input = new TagBuilder(kind switch { FieldKind.Lines => "textarea", FieldKind.Choice => "select", _ => "input" });
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.AddCssClass(kind switch { FieldKind.Choice => "form-select", FieldKind.Check => "form-check-input", _ => "form-control" });
        switch (kind)
        {
            case FieldKind.Lines:
                input.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
                input.InnerHtml.Append(typed ?? "");
                break;
            case FieldKind.Choice:
                AddOptions(input, typed);
                break;
            case FieldKind.Check:
                input.Attributes["type"] = "checkbox";
                input.Attributes["value"] = "true";
                if (string.Equals(typed, "true", StringComparison.OrdinalIgnoreCase))
                {
                    input.Attributes["checked"] = "checked";
                }

                break;
            case FieldKind.Auto or FieldKind.Text or FieldKind.Money or FieldKind.Date or FieldKind.Number or FieldKind.Password or FieldKind.File:
                input.TagRenderMode = TagRenderMode.SelfClosing;
                input.Attributes["type"] = kind switch { FieldKind.Password => "password", FieldKind.File => "file", _ => "text" };
                if (kind is not (FieldKind.Password or FieldKind.File))
                {
                    input.Attributes["value"] = typed ?? "";
                }

                SetWayOfTyping(input, kind);
                break;
        }

        Set(input, "placeholder", Placeholder ?? (kind == FieldKind.Date ? "ngày/tháng/năm" : null));
        Set(input, "autocomplete", Autocomplete ?? (kind is FieldKind.Money or FieldKind.Date or FieldKind.Number ? "off" : null));
        Set(input, "accept", Accept);
        Set(input, "list", List);
        Set(input, "autofocus", Autofocus ? "autofocus" : null);
        return input;
    }

    private static void SetWayOfTyping(TagBuilder input, FieldKind kind)
    {
        if (kind is FieldKind.Money or FieldKind.Number)
        {
            input.Attributes["inputmode"] = kind == FieldKind.Money ? "numeric" : "decimal";
            input.AddCssClass("num");
        }

        // site.js groups the digits, shows the words and offers the browser's picker.
        Set(input, "data-kind", kind switch { FieldKind.Money => "money", FieldKind.Date => "date", _ => null });
    }

    private void AddOptions(TagBuilder input, string? typed)
    {
        if (None is not null)
        {
            input.InnerHtml.AppendHtml(Option("", None, string.IsNullOrEmpty(typed)));
        }

        foreach (var option in Options ?? [])
        {
            input.InnerHtml.AppendHtml(Option(option.Value, option.Text, string.Equals(option.Value, typed, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static TagBuilder Option(string value, string text, bool isChosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        Set(option, "selected", isChosen ? "selected" : null);
        option.InnerHtml.Append(text);
        return option;
    }

    private void Describe(TagBuilder input, string id, bool isWrong)
    {
        Set(input, "aria-describedby", string.Join(' ', new[] { isWrong ? $"{id}-error" : null, Help is null ? null : $"{id}-help" }.OfType<string>()) is { Length: > 0 } ids ? ids : null);
        Set(input, "aria-invalid", isWrong ? "true" : null);
        Set(input, "aria-required", Required ? "true" : null);
    }

    private TagBuilder WithUnit(TagBuilder input, FieldKind kind)
    {
        if ((Unit ?? (kind == FieldKind.Money ? "đồng" : null)) is not { } unit)
        {
            return input;
        }

        var group = new TagBuilder("div");
        group.AddCssClass("input-group");
        var after = new TagBuilder("span");
        after.AddCssClass("input-group-text");
        after.InnerHtml.Append(unit);
        group.InnerHtml.AppendHtml(input).AppendHtml(after);
        return group;
    }

    private static TagBuilder Line(string cssClass, string id, string text)
    {
        var line = new TagBuilder("div");
        line.AddCssClass(cssClass);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }

    private static void Set(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[name] = value;
        }
    }
}
