using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QuyHtx.Web.Pages.Forms;

/// <summary>How a status looks; its word says the same.</summary>
public enum Tone
{
    /// <summary>Nothing to do, or over.</summary>
    Plain,

    /// <summary>Under way.</summary>
    Info,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Wrong or late.</summary>
    Bad,
}

/// <summary>A status as a word with a colour. &lt;badge tone="Good"&gt;Đã tất toán&lt;/badge&gt;</summary>
[HtmlTargetElement("badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Tone switch
        {
            Tone.Plain => "status status-plain",
            Tone.Info => "status status-info",
            Tone.Good => "status status-good",
            Tone.Warning => "status status-warning",
            Tone.Bad => "status status-bad",
        });
    }
}
