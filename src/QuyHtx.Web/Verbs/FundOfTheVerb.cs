using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Language;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Verbs;

/// <summary>
/// The fund as a verb reaches it: on the database that appsettings.json and the environment name, as the system, whose owner sits at the
/// machine.
/// </summary>
internal static class FundOfTheVerb
{
    /// <summary>Runs a verb's work; a refusal is told in one sentence.</summary>
    /// <param name="console">Where it is told.</param>
    /// <param name="text">In which language.</param>
    /// <param name="work">What is done.</param>
    /// <param name="settings">What the verb sets over the files and the environment.</param>
    public static async Task<int> RunAsync(
        VerbConsole console, VerbText text, Func<IServiceProvider, Task<int>> work, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var all = new ConfigurationBuilder().AddFundSettings(Settings.ContentRoot()).AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddFundInfrastructure(all).AddFundApplication().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(Environment.MachineName);
        try
        {
            return await work(scope.ServiceProvider);
        }
        catch (RuleViolationException refused)
        {
            await console.Error.WriteLineAsync(Sentences.Of(refused.Violation, text.Language));
            return ExitCode.WrongInput;
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync(text["error.stopped"]);
            return ExitCode.Failed;
        }
        catch (Exception problem) when (IsOfTheDatabase(problem))
        {
            await TellAsync(console, text, problem);
            return ExitCode.Failed;
        }
    }

    /// <summary>True for what the database refuses, and for a database that is not there.</summary>
    public static bool IsOfTheDatabase(Exception problem) => problem is System.Data.Common.DbException or DbUpdateException || DatabaseOutage.IsBehind(problem);

    /// <summary>Tells of it in one sentence, with the database's own words.</summary>
    public static Task TellAsync(VerbConsole console, VerbText text, Exception problem) =>
        console.Error.WriteLineAsync(text.Of("error.database", problem.InnerException?.Message ?? problem.Message));

    /// <summary>Sends a message of the verb.</summary>
    public static Task<T> Send<T>(this IServiceProvider services, IRequest<T> message, CancellationToken cancellation) =>
        services.GetRequiredService<IMediator>().Send(message, cancellation);
}
