namespace QuyHtx.Web.Pages.Forms;

/// <summary>The fields of a form as typed, right or wrong, by name: what a draft keeps. What nobody typed is empty.</summary>
/// <param name="all">The fields.</param>
public sealed class TypedFields(IReadOnlyDictionary<string, string> all)
{
    /// <summary>Where forms keep them: Input[amount].</summary>
    private const string Prefix = "Input[";

    /// <summary>As typed; nothing where nobody has.</summary>
    public string this[string name] => all.GetValueOrDefault(name, "");

    public IReadOnlyDictionary<string, string> All => all;

    /// <summary>These, with what a form has sent over them.</summary>
    public TypedFields With(IFormCollection form)
    {
        var both = new Dictionary<string, string>(all);
        foreach (var (key, text) in form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            both[key[Prefix.Length..].TrimEnd(']')] = text.ToString();
        }

        return new TypedFields(both);
    }

    /// <summary>These, with one of them set.</summary>
    public TypedFields With(string name, string text) => new(new Dictionary<string, string>(all) { [name] = text });

    /// <summary>The key of a field in the state of the model, and so its name in the form.</summary>
    public static string KeyOf(string name) => $"{Prefix}{name}]";
}
