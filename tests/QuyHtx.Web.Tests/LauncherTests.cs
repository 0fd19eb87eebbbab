using System.Diagnostics;
using System.Text;
using QuyHtx.Web.Tests.Verbs;

namespace QuyHtx.Web.Tests;

/// <summary>The launcher and the README's tour, run as a newcomer runs them: in a shell, in the checkout.</summary>
public sealed class LauncherTests
{
    [Fact]
    public async Task It_forwards_output_errors_and_exit_code()
    {
        var done = await Shell("./quyhtx words 1250000000");
        Assert.Equal((0, "Một tỷ hai trăm năm mươi triệu đồng\n"), (done.ExitCode, done.Output));

        var refused = await Shell("./quyhtx words x");
        Assert.Equal(2, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains("“x” không hợp lệ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_from_another_folder_and_through_a_link()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "q"), Path.Combine(Checkout.Root, "quyhtx"));
            var run = await Shell($"cd {folder.FullName} && echo '{{}}' > loan.json && ./q words 5 && ./q case loan.json");
            Assert.Equal((2, "Năm đồng\n"), (run.ExitCode, run.Output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_command_of_the_readme_tour_works_as_pasted()
    {
        var readme = await File.ReadAllLinesAsync(Path.Combine(Checkout.Root, "README.md"));
        var tour = readme.SkipWhile(line => line != "<!-- tour -->").TakeWhile(line => line != "<!-- end of tour -->")
            .Where(line => line.StartsWith("./quyhtx ", StringComparison.Ordinal)).ToList();
        Assert.True(tour.Count >= 6, "the tour is too short to be one");
        foreach (var line in tour)
        {
            var run = await Shell(line);
            Assert.True(run.ExitCode == 0 && run.Output.Length > 0, $"{line}\n{run.Error}");
        }
    }

    [Fact]
    public async Task It_runs_the_bench_of_whole_jobs()
    {
        var run = await Shell("./quyhtx bench close-day --loans 20 --days 2");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches("^20 open loans, .*\n.*baseline.*\n.*times the baseline\n.*2 days in one run", run.Output);
    }

    [Fact]
    public async Task Demo_looks_at_the_machine_before_anything_else()
    {
        var refused = await Shell("./quyhtx demo --port 70000");
        Assert.Equal(2, refused.ExitCode);
        Assert.Matches(@"^Đã kiểm tra máy: \.NET SDK 10\.[0-9.]+\.\n", refused.Error);
        Assert.Contains("--port: “70000” không hợp lệ; cần một cổng từ 1 đến 65535.", refused.Error, StringComparison.Ordinal);

        // A machine that has a shell and nothing else, and no apt to get it from.
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var bare = await Shell(
                $"for program in bash env dirname readlink; do ln -s \"$(command -v $program)\" {folder.FullName}; done; PATH={folder.FullName} ./quyhtx demo");
            Assert.Equal((3, ""), (bare.ExitCode, bare.Output));
            Assert.StartsWith("Thiếu git;", bare.Error, StringComparison.Ordinal);
            Assert.Contains("\nThiếu Chromium; vẫn chạy được", bare.Error, StringComparison.Ordinal);
            Assert.Contains("Cần .NET SDK 10 (lệnh dotnet).", bare.Error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<VerbRun> Shell(string line)
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new VerbRun(process.ExitCode, await output, await error);
    }
}
