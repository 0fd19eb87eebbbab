namespace QuyHtx.Infrastructure.Documents;

/// <summary>The section Papers of the settings.</summary>
public sealed class PaperOptions
{
    public const string Section = "Papers";

    /// <summary>The Chromium, Chrome or Edge that prints; empty: the first that is installed.</summary>
    public string Browser { get; set; } = "";

    /// <summary>How many papers are printed at once; the others wait.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>How long one paper may take, starting the browser included.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}
