using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Verification;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Verbs;
using Xunit.Abstractions;

namespace QuyHtx.Web.Tests.Faults;

/// <summary>
/// kill -9 while loans are paid out and payments booked through the API of a server in a process of its own. Whoever hears no answer sends the
/// command again with the same key to the server that is started next.
/// </summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private const int Loans = 4;
    private const int Tranches = 4;
    private const int PaymentsAfterEach = 2;
    private const long Tranche = 100_000_000;
    private const long Payment = 1_000_000;

    private static readonly LoanTerms Monthly = new()
    {
        Rate = new InterestRate(0.5m, RateUnit.PercentPerMonth),
        TermMonths = 12,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 1,
        PrincipalEveryMonths = 1,
    };

    /// <summary>What was answered to each command, by its key.</summary>
    private readonly ConcurrentDictionary<Guid, string> answers = [];

    private readonly ConcurrentQueue<Guid> withoutAnswer = [];

    [Theory]
    [OnEveryDatabase]
    public async Task Disbursements_and_payments_of_a_server_killed_again_and_again_are_booked_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (officer, accountant) = (await ServerProcess.TokenOf(fund, "binh", "officer"), await ServerProcess.TokenOf(fund, "em", "accountant"));
        var loans = new List<Guid>();
        for (var i = 0; i < Loans; i++)
        {
            loans.Add(await fund.SignedLoan(Monthly, new Dong(Tranches * Tranche)));
        }

        var steps = loans.Select(loan => StepsOf(loan, officer, accountant).ToList()).ToList();
        var keys = Directory.CreateTempSubdirectory("quyhtx-keys");
        var (seed, kills, done) = (Random.Shared.Next(), 0, 0);
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        while (answers.Count < Loans * StepsOf(loans[0], "", "").Count())
        {
            await using var server = await ServerProcess.StartAsync(fund.Database, keys.FullName);
            using var answered = new SemaphoreSlim(0);
            var desks = Task.WhenAll(steps.Select(ofLoan => Work(server, ofLoan, answered)));
            if (await IsKilled(server, desks, answered, random))
            {
                kills++;
            }

            await desks;
            var interrupted = withoutAnswer.ToArray();
            withoutAnswer.Clear();
            done += await fund.Look(db => db.Commands.CountAsync(command => interrupted.Contains(command.Id)));
            output.WriteLine($"killed with {answers.Count} answered, {interrupted.Length} on their way; {done} so far were done though nobody heard");
            Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);
        }

        Assert.True(kills >= 2, $"only {kills} kills came in time");
        await AssertBookedOnce(fund, loans, [.. steps.SelectMany(ofLoan => ofLoan)], keys.FullName);
        keys.Delete(recursive: true);
    }

    private async Task AssertBookedOnce(TestFund fund, List<Guid> loans, IReadOnlyList<Step> steps, string keysFolder)
    {
        // Sent once more, every command is answered as it was, and changes nothing.
        await using (var server = await ServerProcess.StartAsync(fund.Database, keysFolder))
        {
            foreach (var step in steps)
            {
                Assert.Equal(answers[step.Key], (await server.Send(step.Path, step.Body, step.Key, step.Token)).Text);
            }
        }

        Assert.All(loans, loan => Assert.Equal(
            (Tranches, Tranches * Tranche, Tranches * PaymentsAfterEach, Tranches * PaymentsAfterEach * Payment),
            Entered(fund, loan).Result));
        var sent = steps.Select(step => step.Key).ToList();
        var audited = await fund.Look(db => db.AuditRecords.Where(record => sent.Contains(record.CommandId)).Select(record => record.CommandId).ToListAsync());
        Assert.Equal(sent.Order(), audited.Order());

        // The run goes on to its end.
        Assert.Equal(0, (await VerbProcess.Run(fund.Database, "close-day", "--to", "2026-01-08")).ExitCode);
        var verified = await VerbProcess.Run(fund.Database, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    /// <summary>Kills the server some answers from now and an instant later, unless all the work is done before that.</summary>
    private static async Task<bool> IsKilled(ServerProcess server, Task desks, SemaphoreSlim answered, Random random)
    {
        for (var answers = random.Next(4, 22); answers > 0; answers--)
        {
            if (await Task.WhenAny(desks, answered.WaitAsync()) == desks)
            {
                return false;
            }
        }

        await Task.Delay(random.Next(0, 25));
        await server.Kill();
        return true;
    }

    /// <summary>Sends the commands of one loan one after the other, beginning with the first that was not answered, until the server is gone.</summary>
    private async Task Work(ServerProcess server, IEnumerable<Step> steps, SemaphoreSlim answered)
    {
        foreach (var step in steps.Where(step => !answers.ContainsKey(step.Key)))
        {
            try
            {
                var (status, text) = await server.Send(step.Path, step.Body, step.Key, step.Token);
                Assert.True(status is 200 or 201, $"{step.Path}: {status} {text}");
                answers[step.Key] = text;
                answered.Release();
            }
            catch (HttpRequestException)
            {
                withoutAnswer.Enqueue(step.Key);
                return;
            }
        }
    }

    /// <summary>Each tranche is proposed by one and confirmed by another; payments follow.</summary>
    private static IEnumerable<Step> StepsOf(Guid loan, string officer, string accountant)
    {
        for (var tranche = 0; tranche < Tranches; tranche++)
        {
            var proposal = Guid.NewGuid();
            yield return new($"/api/v1/loans/{loan}/proposals", new { kind = "Disbursement", amount = Tranche, note = "Giải ngân" }, proposal, officer);
            yield return new($"/api/v1/proposals/{proposal}/confirm", null, Guid.NewGuid(), accountant);
            for (var payment = 0; payment < PaymentsAfterEach; payment++)
            {
                yield return new(
                    $"/api/v1/loans/{loan}/payments", new { date = "2026-01-05", amount = Payment, isPrepayment = false, note = "Thu nợ" }, Guid.NewGuid(), accountant);
            }
        }
    }

    private static async Task<(int, long, int, long)> Entered(TestFund fund, Guid loan)
    {
        var entered = await fund.Look(db => db.LoanTransactions.Where(row => row.LoanId == loan).Select(row => new { row.Kind, row.Amount }).ToListAsync());
        var (disbursed, paid) = (
            entered.Where(row => row.Kind == LoanTransactionKind.Disbursement).ToList(), entered.Where(row => row.Kind == LoanTransactionKind.Repayment).ToList());
        return (disbursed.Count, disbursed.Sum(row => row.Amount.Value), paid.Count, paid.Sum(row => row.Amount.Value));
    }

    private sealed record Step(string Path, object? Body, Guid Key, string Token);
}
