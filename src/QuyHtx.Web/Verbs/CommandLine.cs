using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace QuyHtx.Web.Verbs;

/// <summary>The command line: which verbs there are, and what happens to a line that cannot be understood.</summary>
internal static class CommandLine
{
    /// <summary>The name people type.</summary>
    public const string Name = "quyhtx";

    public static async Task<int> RunAsync(string[] args, VerbConsole console)
    {
        var text = VerbText.For(args);
        var root = Build(text, console);

        // No response files: "@" is a character like any other, and a file is read only where a verb says so.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var sentence in WhatIsWrong(parsed, text))
            {
                await console.Error.WriteLineAsync(sentence);
            }

            await console.Error.WriteLineAsync(text.Of("error.see-help", VerbHelp.PathOf(parsed.CommandResult.Command)));
            return ExitCode.WrongInput;
        }

        try
        {
            await using var output = console.OpenText();
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = console.Error, EnableDefaultExceptionHandler = false });
        }
        catch (IOException problem)
        {
            await console.Error.WriteLineAsync(text.Of("error.output", problem.Message));
            return ExitCode.NotWritten;
        }
    }

    private static RootCommand Build(VerbText text, VerbConsole console)
    {
        var language = new Option<string>(VerbText.LanguageOption)
        {
            Description = text["option.lang"],
            HelpName = "vi|en",
            Recursive = true,
            DefaultValueFactory = _ => "vi",
        };
        language.AcceptOnlyFromAmong("vi", "en");
        var root = new RootCommand(text["root.description"])
        {
            CaseVerb.Build(text, console),
            ScheduleVerb.Build(text, console),
            WordsVerb.Build(text),
            HolidaysVerb.Build(text, console),
            TaxCodeVerb.Build(text),
            DemoVerb.Build(text, console),
            DemoDataVerb.Build(text, console),
            MigrateVerb.Build(text, console),
            CloseDayVerb.Build(text, console),
            ExportVerb.Build(text, console),
            VerifyVerb.Build(text, console),
            BackupVerb.Build(text, console),
            RestoreVerb.Build(text, console),
            CompletionVerb.Build(text),
            ServeVerb.Build(text, console),
            OfTheLauncher("bench", text, ["schedule", "replay", "case"]),
            OfTheLauncher("test", text, []),
        };
        root.Add(HelpVerb(root, text));
        root.Add(language);

        // The library's own help and version speak English only.
        root.Options.OfType<VersionOption>().Single().Description = text["option.version"];
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = text["option.help"];
        help.Action = new VerbHelp(text);
        root.SetAction(parsed => VerbHelp.Write(root, text, parsed.InvocationConfiguration.Output));
        return root;
    }

    private static Command HelpVerb(RootCommand root, VerbText text)
    {
        var verb = new Argument<string?>("verb") { Description = text["help.verb"], Arity = ArgumentArity.ZeroOrOne };
        verb.CompletionSources.Add(_ => root.Subcommands.Select(command => new CompletionItem(command.Name)));
        var help = new Command("help", text["help.description"]) { verb };
        help.SetAction(parsed =>
        {
            var name = parsed.GetValue(verb);
            var asked = name is null ? root : root.Subcommands.FirstOrDefault(command => command.Name == name);
            if (asked is null)
            {
                parsed.InvocationConfiguration.Error.WriteLine(text.Of("error.unknown-word", name!));
                return ExitCode.WrongInput;
            }

            VerbHelp.Write(asked, text, parsed.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return help;
    }

    /// <summary>A verb that the launcher carries out before this program starts; it is here for help and completion.</summary>
    private static Command OfTheLauncher(string name, VerbText text, string[] words)
    {
        var command = new Command(name, text[$"{name}.description"]) { TreatUnmatchedTokensAsErrors = false };
        if (words.Length > 0)
        {
            var what = new Argument<string>("what") { Description = string.Join('|', words) };
            what.CompletionSources.Add(words);
            command.Add(what);
        }

        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Error.WriteLine(text.Of("error.launcher-only", name));
            return ExitCode.WrongInput;
        });
        return command;
    }

    /// <summary>One sentence a problem. Sentences of our own parsers stand as they are; the library's English is put into words here.</summary>
    private static IEnumerable<string> WhatIsWrong(ParseResult parsed, VerbText text)
    {
        foreach (var word in parsed.UnmatchedTokens)
        {
            yield return text.Of("error.unknown-word", word);
        }

        foreach (var error in parsed.Errors)
        {
            if (parsed.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)))
            {
                continue;
            }

            yield return error.SymbolResult switch
            {
                _ when error.Message.StartsWith(VerbOptions.OwnMark, StringComparison.Ordinal) => error.Message[VerbOptions.OwnMark.Length..],
                OptionResult { Tokens.Count: 0 } option => text.Of("error.option-missing", option.Option.Name, option.Option.HelpName!),
                OptionResult { Tokens.Count: > 1 } option => text.Of("error.option-twice", option.Option.Name),
                OptionResult option => text.Of("error.option-not-understood", option.Option.Name, string.Join(' ', option.Tokens)),
                ArgumentResult { Tokens.Count: 0, Argument: var argument } => text.Of("error.argument-missing", argument.Name),
                _ => error.Message,
            };
        }
    }
}
