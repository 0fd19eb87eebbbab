using System.CommandLine;
using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.DemoFund;

namespace QuyHtx.Web.Verbs;

/// <summary>--profile, --seed and --to: which demo fund is meant.</summary>
internal sealed class DemoProfileOption(VerbText text)
{
    private const string Extension = ".json";
    private const string DefaultProfile = "dak-nong";
    private const int DefaultSeed = 188;

    /// <summary>The decree on these funds is of 2021; before it there is nothing that a demo could show.</summary>
    private static readonly LocalDate Earliest = new(2021, 5, 15);

    /// <summary>Larger than any profile; it keeps a wrong file from filling the memory.</summary>
    private const long LargestFile = 1024 * 1024;

    public Option<string> Profile { get; } = new("--profile")
    {
        Description = text["demo-data.profile"],
        HelpName = text["value.profile"],
        DefaultValueFactory = _ => DefaultProfile,
        CompletionSources = { _ => Names().Select(name => new System.CommandLine.Completions.CompletionItem(name)) },
    };

    public Option<Chosen<int>?> Seed { get; } = VerbOptions.Of("--seed", text["value.number"], text, "demo-data.seed", VerbOptions.Count, text["expected.seed"]);

    public Option<Chosen<LocalDate>?> To { get; } = VerbOptions.Of("--to", text["value.date"], text, "demo-data.to", VerbOptions.Date, text["expected.date"]);

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(Profile);
        verb.Add(Seed);
        verb.Add(To);
    }

    /// <summary>The fund that is meant, or null when what is wrong with it has been told.</summary>
    public async Task<DemoOrder?> ReadAsync(ParseResult parsed, TextWriter error)
    {
        var today = VietnamTime.DateOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        var to = parsed.GetValue(To)?.Value ?? today;
        if (to > today || to < Earliest)
        {
            await error.WriteLineAsync(text.Of("demo-data.to-outside", Tables.Shown(to), Tables.Shown(Earliest), Tables.Shown(today)));
            return null;
        }

        var name = parsed.GetValue(Profile)!;
        var file = name.EndsWith(Extension, StringComparison.Ordinal) ? name : Path.Combine(Folder(), $"{name}{Extension}");
        if (!File.Exists(file) || new FileInfo(file).Length > LargestFile)
        {
            await error.WriteLineAsync(text.Of("demo-data.no-profile", name, string.Join(", ", Names())));
            return null;
        }

        var (profile, problems) = DemoProfileReader.Read(await File.ReadAllBytesAsync(file));
        foreach (var problem in problems)
        {
            await error.WriteLineAsync($"{file}: {problem.Sentence(text.Language)}");
        }

        return profile is null ? null : new DemoOrder(profile, parsed.GetValue(Seed)?.Value ?? DefaultSeed, to);
    }

    private static string Folder() => Path.Combine(Settings.ContentRoot(), "profiles");

    private static IEnumerable<string> Names() => Directory.Exists(Folder())
        ? Directory.GetFiles(Folder(), $"*{Extension}").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)
        : [];
}
