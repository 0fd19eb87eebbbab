using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Hosting;

/// <summary>
/// Chạy khóa sổ trong nền: one run at a time on this host, as the person who pressed, through the same <see cref="DayCloser"/> as the job and the verb.
/// Each day is a command of its own whose key is its date, so a run on another host or the job at night closes no day twice. A run that
/// is stopped, or whose host stops, leaves whole days only, and the next goes on at the first day that is open.
/// </summary>
internal sealed class CloseRunner(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<CloseRunner> log)
{
    private readonly Lock gate = new();
    private CancellationTokenSource? cancellation;

    /// <summary>The run that is under way or was the last; null before the first.</summary>
    public CloseRunState? Last { get; private set; }

    /// <summary>Begins a run; where one is under way already, nothing happens and that one is answered.</summary>
    public CloseRunState Start(CurrentUser user, LocalDate to)
    {
        lock (gate)
        {
            if (Last is { IsRunning: true } underWay)
            {
                return underWay;
            }

            cancellation?.Dispose();
            cancellation = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            var run = new CloseRunState(user.Id, user.Name, to, Instant.FromDateTimeOffset(clock.GetUtcNow()));
            Last = run;
            var (roles, borrower, origin, token) = (user.Roles, user.BorrowerId, user.Origin, cancellation.Token);
            _ = Task.Run(() => RunAsync(run, roles, borrower, origin, token), CancellationToken.None);
            return run;
        }
    }

    /// <summary>Stops the run; of the day that is being closed either all stays or nothing.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (Last is { IsRunning: true } run)
            {
                run.IsStopping = true;
                cancellation!.Cancel();
            }
        }
    }

    private async Task RunAsync(CloseRunState run, IReadOnlyList<string> roles, Guid? borrower, string origin, CancellationToken token)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(run.UserId, run.UserName, roles, borrower, origin);
            run.Finish(await scope.ServiceProvider.GetRequiredService<DayCloser>().CloseAsync(run.To, run, token));
        }
        catch (OperationCanceledException)
        {
            run.Stop();
        }
        catch (RuleViolationException refused)
        {
            run.Fail(refused.Violation);
        }
        catch (Exception problem)
        {
            // Without its message, which may quote what somebody typed.
            log.LogError("{Code} close of day: {Type}\n{Stack}", run.Code, problem.GetType().FullName, problem.StackTrace);
            run.Fail(DatabaseOutage.IsBehind(problem) ? new RuleViolation("database-unavailable", null) : new RuleViolation("internal-error", null, run.Code));
        }
    }
}
