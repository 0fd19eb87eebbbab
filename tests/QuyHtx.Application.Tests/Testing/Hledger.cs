using System.Diagnostics;
using System.Text;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>hledger, a bookkeeping program that is none of ours, on an exported ledger.</summary>
internal static class Hledger
{
    /// <summary>What it says of a file; a file that it refuses fails the test.</summary>
    public static async Task<string> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo("hledger", ["-f", file, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
            Environment = { ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}
