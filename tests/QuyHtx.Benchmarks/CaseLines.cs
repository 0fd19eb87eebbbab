using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Benchmarks;

/// <summary>
/// case --jsonl as a whole job: lines with 24 rows, 22 holidays and 8 payments each. The baseline reads the same lines and parses their
/// JSON, on as many processors, and computes nothing.
/// </summary>
internal static class CaseLines
{
    private const string Holidays =
        "2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-09-01 2026-09-02 "
        + "2027-01-01 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-02-11 2027-04-16 2027-04-30 2027-05-03 2027-09-02 2027-09-03";

    private static readonly string[] Methods = ["bullet", "equal-principal", "annuity"];

    public static async Task<int> RunAsync(int cases)
    {
        var input = Generate(cases);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases:N0} lines, {input.Length / 1e6:F1} MB, {Environment.ProcessorCount} processors"));

        // Once to warm up, then in turn.
        Parse(Generate(2_000));
        await Answer(Generate(2_000));
        var (parse, answer) = (new List<double>(), new List<double>());
        for (var run = 0; run < 3; run++)
        {
            parse.Add(Seconds(() => Parse(input)));
            var clock = Stopwatch.StartNew();
            await Answer(input);
            answer.Add(clock.Elapsed.TotalSeconds);
        }

        var (baseline, ours) = (parse.Order().ElementAt(1), answer.Order().ElementAt(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"parsing alone (baseline): {baseline:F2} s, {cases / baseline:N0} lines a second"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"case --jsonl: {ours:F2} s, {cases / ours:N0} lines a second, {ours / baseline:F1} times the baseline"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"largest working set: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, of which the lines themselves {input.Length / 1e6:F0} MB"));
        return 0;
    }

    private static async Task Answer(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        var (_, wrong) = await LoanCaseLines.AnswerAsync(stream, Stream.Null, Sentences.Vietnamese);
        if (wrong > 0)
        {
            throw new InvalidOperationException($"{wrong} lines were wrong.");
        }
    }

    private static void Parse(byte[] input)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < input.Length;)
        {
            var length = input.AsSpan(start).IndexOf((byte)'\n');
            lines.Add(input.AsMemory(start, length));
            start += length + 1;
        }

        Parallel.ForEach(lines, line => JsonDocument.Parse(line).Dispose());
    }

    private static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static byte[] Generate(int cases)
    {
        var holidays = string.Join(',', Holidays.Split(' ').Select(day => $"\"{day}\""));
        var text = new StringBuilder();
        for (var i = 0; i < cases; i++)
        {
            var payments = string.Join(',', Enumerable.Range(1, 8).Select(k =>
                $$"""{"date":"{{2026 + ((k + 1) / 12)}}-{{((k + 1) % 12) + 1:00}}-{{10 + (i % 15)}}","type":"repayment","amount":{{20_000_000 + i}}}"""));
            text.Append(CultureInfo.InvariantCulture, $$"""
                {"loan":{"disbursements":[{"date":"2026-01-15","amount":{{500_000_000 + (i * 1000L)}}}],"rate":{"value":"0.4","unit":"percent-per-month"},"termMonths":24,"method":"{{Methods[i % 3]}}","interestEveryMonths":1},"holidays":[{{holidays}}],"events":[{{payments}}],"asOf":"2026-12-31"}
                """).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
