using System.CommandLine;
using System.CommandLine.Invocation;

namespace QuyHtx.Web.Verbs;

/// <summary>Help in the language asked for: what a verb is for, how it is written, its options, and examples that can be pasted.</summary>
internal sealed class VerbHelp(VerbText text) : SynchronousCommandLineAction
{
    private const int Indent = 2;

    /// <summary>Whoever asks how a verb is used need not use it rightly.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, text, parseResult.InvocationConfiguration.Output);
        return ExitCode.Done;
    }

    /// <summary>"quyhtx case", or "quyhtx" for the whole.</summary>
    public static string PathOf(Command command) =>
        command is RootCommand ? $"./{CommandLine.Name}" : $"./{CommandLine.Name} {command.Name}";

    public static void Write(Command command, VerbText text, TextWriter output)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine(text["heading.usage"]);
        output.WriteLine($"  {Usage(command, text)}");
        WriteList(output, text["heading.verbs"], command.Subcommands.Select(verb => (verb.Name, verb.Description)));
        WriteList(output, text["heading.arguments"], command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description)));
        WriteList(output, text["heading.options"], Options(command).Select(option => (Signature(option), Described(option, text))));
        if (command is not RootCommand && text.Find($"{command.Name}.examples") is { } examples)
        {
            output.WriteLine();
            output.WriteLine(text["heading.examples"]);
            foreach (var example in examples.Split('\n'))
            {
                output.WriteLine($"  {example}");
            }
        }
    }

    private static string Usage(Command command, VerbText text)
    {
        var arguments = command is RootCommand
            ? text["help.verb-place"]
            : string.Join(' ', command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>"));
        return string.Join(' ', new[] { PathOf(command), arguments, text["help.options-place"] }.Where(part => part.Length > 0));
    }

    /// <summary>A verb's own options, then those that every verb has.</summary>
    private static IEnumerable<Option> Options(Command command)
    {
        var everywhere = command.Parents.OfType<RootCommand>().SelectMany(root => root.Options).Where(option => option.Recursive);
        return command.Options.Concat(everywhere).Where(option => !option.Hidden);
    }

    private static string? Described(Option option, VerbText text) =>
        option.Required ? $"{option.Description} {text["help.required"]}" : option.Description;

    private static string Signature(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias is "-h" or "-o").Append(option.Name));
        return option.HelpName is { } value ? $"{names} <{value}>" : names;
    }

    private static void WriteList(TextWriter output, string title, IEnumerable<(string Name, string? Description)> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        var width = lines.Max(line => line.Name.Length) + Indent;
        foreach (var (name, description) in lines)
        {
            output.WriteLine($"  {name.PadRight(width)}{description}");
        }
    }
}
