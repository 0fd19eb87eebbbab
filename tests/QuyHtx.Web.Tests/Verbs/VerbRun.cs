using System.Text;
using QuyHtx.Web.Verbs;

namespace QuyHtx.Web.Tests.Verbs;

/// <summary>Runs a command line in this process and keeps what it wrote.</summary>
internal sealed record VerbRun(int ExitCode, string Output, string Error)
{
    public static async Task<VerbRun> Of(string[] args, string input = "")
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var stdout = new MemoryStream();
        using var stderr = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, new VerbConsole(stdin, stdout, stderr));
        return new VerbRun(exitCode, Encoding.UTF8.GetString(stdout.ToArray()), stderr.ToString());
    }

    /// <summary>The arguments of a line without quotes.</summary>
    public static Task<VerbRun> Of(string line, string input = "") => Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), input);

    /// <summary>Refused: exit 2, nothing on standard output, and this on standard error.</summary>
    public void AssertRefused(params string[] sentences)
    {
        Assert.Equal(2, ExitCode);
        Assert.Empty(Output);
        Assert.Equal(sentences, Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Xem cách dùng", StringComparison.Ordinal)));
    }
}
