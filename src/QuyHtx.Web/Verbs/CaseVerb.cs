using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using QuyHtx.Application.LoanCases;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Verbs;

/// <summary>case: one loan from a file, every figure of it; or a file of loans, one a line.</summary>
internal static class CaseVerb
{
    private const string StandardInput = "-";

    /// <summary>Larger than any loan's file; it keeps a wrong file from filling the memory.</summary>
    private const int LargestFile = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(VerbText text, VerbConsole console)
    {
        var file = new Argument<string>("file") { Description = text["case.file"] };
        var json = new Option<bool>("--json") { Description = text["case.json"] };
        var jsonl = new Option<bool>("--jsonl") { Description = text["case.jsonl"] };
        var explain = new Option<bool>("--explain") { Description = text["case.explain"] };
        var command = new Command("case", text["case.description"]) { file, json, jsonl, explain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is { } name && (name.Length == 0 || (name[0] == '-' && name != StandardInput)))
            {
                result.AddError(VerbOptions.OwnMark + text.Of("error.unknown-word", name));
            }

            if (new[] { json, jsonl, explain }.Count(form => result.GetValue(form)) > 1)
            {
                result.AddError(VerbOptions.OwnMark + text.Of("error.one-form", "--json, --jsonl, --explain"));
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            byte[] content = [];
            Stream? input = null;
            try
            {
                input = Open(parsed.GetValue(file)!, console);
                content = parsed.GetValue(jsonl) ? [] : await ReadAll(input, cancellation);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
            {
                await console.Error.WriteLineAsync(text.Of("error.file", parsed.GetValue(file)!, WhyNotRead(problem, text)));
                return ExitCode.WrongInput;
            }

            await using (input)
            {
                return parsed.GetValue(jsonl)
                    ? await AnswerLines(input, console, text, cancellation)
                    : AnswerOne(content, parsed.GetValue(json), parsed.GetValue(explain), parsed.InvocationConfiguration.Output, console, text);
            }
        });
        return command;
    }

    private static int AnswerOne(byte[] file, bool json, bool explain, TextWriter output, VerbConsole console, VerbText text)
    {
        var (ofSchedule, ofLife) = explain ? (new Explanation(), new Explanation()) : (null, null);
        var (loanCase, answer, problems) = LoanCaseAnswer.From(file, ofSchedule, ofLife);
        if (loanCase is null || answer is null)
        {
            foreach (var problem in problems)
            {
                console.Error.WriteLine(Sentence(problem, file, text));
            }

            return ExitCode.WrongInput;
        }

        if (json)
        {
            using (var writer = new Utf8JsonWriter(console.Output, Readable))
            {
                LoanCaseAnswerJson.Write(writer, answer);
            }

            console.Output.Write("\n"u8);
            return ExitCode.Done;
        }

        new CaseReport(output, text).Write(loanCase, answer);
        if (ofSchedule is not null && ofLife is not null)
        {
            new ExplanationReport(output, text).Write(loanCase, answer, ofSchedule, ofLife);
        }

        return ExitCode.Done;
    }

    private static async Task<int> AnswerLines(Stream input, VerbConsole console, VerbText text, CancellationToken cancellation)
    {
        // Flushed by the answering, and not disposed, because standard output is not ours to close.
        var output = new BufferedStream(console.Output, 1 << 16);
        var (lines, wrong) = await LoanCaseLines.AnswerAsync(input, output, text.Language, cancellation);
        if (wrong > 0)
        {
            await console.Error.WriteLineAsync(text.Of("case.wrong-lines", wrong, lines));
        }

        return ExitCode.Done;
    }

    /// <summary>The line in the file, where the problem has a place, and the sentence.</summary>
    private static string Sentence(InputProblem problem, byte[] file, VerbText text)
    {
        var sentence = problem.Sentence(text.Language);
        return problem.Path.Length == 0 ? sentence : text.Of("case.at-line", InputPlace.LineOf(file, problem.Path), sentence);
    }

    private static Stream Open(string file, VerbConsole console) => file == StandardInput ? console.Input : File.OpenRead(file);

    private static async Task<byte[]> ReadAll(Stream input, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestFile)
            {
                throw new InvalidDataException();
            }
        }

        return bytes.ToArray();
    }

    private static string WhyNotRead(Exception problem, VerbText text) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => text["error.file.missing"],
        UnauthorizedAccessException => text["error.file.no-access"],
        InvalidDataException => text.Of("error.file.too-large", LargestFile >> 20),
        _ => problem.Message,
    };
}
