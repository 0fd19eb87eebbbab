using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Infrastructure.DemoFund;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Application.Tests.DemoFund;

public sealed class DemoFundTests
{
    /// <summary>A Friday. In Vietnam it is the same day; 14 months before is Saturday 20/9/2025, so the books begin on Monday the 22nd.</summary>
    private static readonly LocalDate Today = new(2026, 11, 20);

    private static readonly LocalDate FirstDay = new(2025, 9, 22);

    [Theory]
    [OnEveryDatabase]
    public async Task A_demo_fund_has_every_state_and_every_kind_of_transaction_and_its_books_prove_themselves(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var progress = new List<DemoProgress>();
        await MakeAsync(fund, seed: 7, new Told(progress));
        Assert.Equal(FundInDatabase.Demo, await fund.Look(db => DemoFundMaker.LookAsync(db, CancellationToken.None)));

        var verified = await fund.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new VerifyBooks()));
        Assert.Empty(verified.Findings);
        Assert.Equal(Period.DaysBetween(FirstDay, Today), verified.Days);
        Assert.Equal(Today, await fund.Look(db => db.Funds.Select(row => row.BusinessDate).SingleAsync()));

        Assert.Equal(26, await fund.Look(db => db.Applications.CountAsync()));
        Assert.Equal(
            Enum.GetValues<ApplicationStatus>(), (await fund.Look(db => db.Applications.Select(row => row.Status).Distinct().ToListAsync())).Order());
        Assert.Equal(
            Enum.GetValues<LoanTransactionKind>(), (await fund.Look(db => db.LoanTransactions.Select(row => row.Kind).Distinct().ToListAsync())).Order());
        Assert.Equal(
            Enum.GetValues<LoanStage>(), (await fund.Look(db => db.LoanStatuses.Select(row => row.Stage).Distinct().ToListAsync())).Order());
        Assert.Equal(
            Enum.GetValues<BorrowerKind>(), (await fund.Look(db => db.Borrowers.Select(row => row.Profile.Kind).Distinct().ToListAsync())).Order());
        Assert.Equal(
            Enum.GetValues<ProposalStatus>(), (await fund.Look(db => db.Proposals.Select(row => row.Status).Distinct().ToListAsync())).Order());
        Assert.True(await fund.Look(db => db.LoanTransactions.AnyAsync(entered => entered.Date < entered.EnteredOn)), "nothing was entered late");
        Assert.True(await fund.Look(db => db.LoanTransactions.AnyAsync(entered => entered.RestructuringKind == RestructuringKind.Extend)), "no extension");
        Assert.True(await fund.Look(db => db.LoanTransactions.AnyAsync(entered => entered.RestructuringKind == RestructuringKind.Reschedule)), "no rescheduling");
        Assert.Equal(2, await fund.Look(db => db.Policies.CountAsync()));

        // The year the books begin in has no holiday left; of the next one, Tết as it was decided (16 to 20 February) and 2 September.
        var holidays = await fund.Look(db => db.Holidays.Select(row => row.Date).ToListAsync());
        Assert.Equal(Enumerable.Range(16, 5), holidays.Where(date => date.Month == 2).Select(date => date.Day).Order());
        Assert.Contains(new LocalDate(2026, 9, 2), holidays);

        // Everybody has a password of their own making, so nobody has to change it; one is a borrower's.
        var users = await fund.Look(db => db.Users.ToListAsync());
        Assert.Equal(
            ["canbo", "htx", "ketoan", "ketoan2", "kiemtoan", "lanhdao", "quantri", "quyetdinh", "thamdinh"], users.Select(user => user.UserName!).Order());
        Assert.DoesNotContain(users, user => user.MustChangePassword);
        var borrower = Assert.Single(users, user => user.BorrowerId is not null);
        Assert.True(await fund.Look(db => db.Loans.AnyAsync(
            loan => loan.BorrowerId == borrower.BorrowerId && db.LoanStatuses.Any(status => status.LoanId == loan.Id && status.Stage == LoanStage.Open))));

        Assert.Equal(progress.OrderBy(done => done.Date).Select(done => done.Date), progress.Select(done => done.Date));
        Assert.Equal((Today, progress[^1].DaysInAll), (progress[^1].Date, progress[^1].DaysClosed));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_books_and_another_seed_others()
    {
        var first = await LedgerOfAsync(seed: 7);
        Assert.Equal(first, await LedgerOfAsync(seed: 7));
        Assert.NotEqual(first, await LedgerOfAsync(seed: 8));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_database_with_a_fund_or_a_user_in_it_is_refused_and_left_as_it_is(DatabaseProvider provider)
    {
        await using var founded = await TestFund.FoundedAsync(provider);
        var before = await founded.Look(db => db.Commands.CountAsync());
        Assert.Equal("demo-database-not-empty", await Refusals.Refused(() => MakeAsync(founded, seed: 7)));
        Assert.Equal(before, await founded.Look(db => db.Commands.CountAsync()));
        Assert.Equal(FundInDatabase.Other, await founded.Look(db => DemoFundMaker.LookAsync(db, CancellationToken.None)));

        await using var empty = await TestFund.OpenAsync(provider);
        Assert.Equal(FundInDatabase.None, await empty.Look(db => DemoFundMaker.LookAsync(db, CancellationToken.None)));
        await empty.Look(async db =>
        {
            db.Users.Add(new() { Id = Guid.NewGuid(), UserName = "quantri" });
            return await db.SaveChangesAsync();
        });
        Assert.Equal("demo-database-not-empty", await Refusals.Refused(() => MakeAsync(empty, seed: 7)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_making_that_is_stopped_leaves_books_that_are_right_and_known_as_unfinished(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MakeAsync(fund, seed: 7, new Stopping(stop), stop.Token));

        Assert.Equal(FundInDatabase.UnfinishedDemo, await fund.Look(db => DemoFundMaker.LookAsync(db, CancellationToken.None)));
        Assert.Empty((await fund.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new VerifyBooks()))).Findings);
        Assert.Equal("demo-database-not-empty", await Refusals.Refused(() => MakeAsync(fund, seed: 7)));
    }

    /// <summary>What the ledger is when exported: one figure for all of it.</summary>
    private static async Task<string> LedgerOfAsync(int seed)
    {
        await using var fund = await TestFund.OpenAsync(DatabaseProvider.Sqlite);
        await MakeAsync(fund, seed);
        return await fund.AsSystem(async services =>
        {
            using var output = new MemoryStream();
            var ledger = await services.GetRequiredService<MediatR.IMediator>().Send(new ReadLedger(null, null));
            await LedgerFile.WriteAsync(ledger, LedgerFileFormat.Hledger, output, CancellationToken.None);
            Assert.True(output.Length > 50_000, "an empty ledger is like any other");
            return Convert.ToHexString(SHA256.HashData(output.ToArray()));
        });
    }

    private static Task<bool> MakeAsync(TestFund fund, int seed, IProgress<DemoProgress>? progress = null, CancellationToken cancellation = default)
    {
        var (profile, problems) = DemoProfileReader.Read(SmallProfile.Bytes());
        Assert.Empty(problems);
        return fund.AsSystem(async services =>
        {
            var maker = new DemoFundMaker(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<FundDbContext>());
            await maker.MakeAsync(new DemoOrder(profile!, seed, Today), progress, cancellation);
            return true;
        });
    }

    private sealed class Told(List<DemoProgress> progress) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => progress.Add(value);
    }

    /// <summary>Stops the making when a month is over.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => stop.Cancel();
    }
}
