using System.CommandLine;
using QuyHtx.Application.Language;
using QuyHtx.Application.Verification;

namespace QuyHtx.Web.Verbs;

/// <summary>verify: proves the books again; a sentence for each thing that is off.</summary>
internal static class VerifyVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var command = new Command("verify", text["verify.description"]);
        command.SetAction((parsed, cancellation) => FundOfTheVerb.RunAsync(
            console, text, services => RunAsync(services, text, parsed.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    /// <summary>Verifies, and says what is off.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, VerbText text, TextWriter output, CancellationToken cancellation)
    {
        var verified = await services.Send(new VerifyBooks(), cancellation);
        foreach (var finding in verified.Findings)
        {
            await output.WriteLineAsync(Sentences.Of(finding, text.Language));
        }

        await output.WriteLineAsync(text.Of("verify.proved", verified.Loans, verified.Entries, verified.Days, verified.Findings.Count));
        return verified.Findings.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
