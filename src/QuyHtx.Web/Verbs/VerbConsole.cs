using System.Text;
using Spectre.Console;

namespace QuyHtx.Web.Verbs;

/// <summary>
/// What a verb reads and writes: standard output holds its own output alone, all that is said about it goes to standard error. Both are
/// UTF-8 on every machine.
/// </summary>
internal sealed record VerbConsole(Stream Input, Stream Output, TextWriter Error)
{
    /// <summary>Wide enough for the widest table: a table is never folded, whatever the window it is printed in.</summary>
    private const int Width = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static VerbConsole OfThisProcess() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true });

    /// <summary>A writer over the output; dispose it to flush.</summary>
    public StreamWriter OpenText() => new(Output, Utf8, leaveOpen: true);

    /// <summary>Tables and lines for people, without colours or control characters.</summary>
    public static IAnsiConsole ForTables(TextWriter text)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}

/// <summary>How a verb ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was begun and did not end well; the output or standard error says what is off.</summary>
    public const int Failed = 1;

    /// <summary>The input was wrong; standard error says what, where and what was expected.</summary>
    public const int WrongInput = 2;

    /// <summary>The output could not be written: a full disk, say.</summary>
    public const int NotWritten = 1;
}
