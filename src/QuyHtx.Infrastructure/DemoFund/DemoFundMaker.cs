using Bogus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// Lập Quỹ mẫu: fills an empty database with years of a fund's work, through the commands that people use and nothing else. The same profile, seed
/// and day give the same books.
/// </summary>
public sealed class DemoFundMaker(IServiceScopeFactory scopes, FundDbContext db)
{
    /// <summary>The password of every account of a demo fund. It is no secret, so a demo is served to its own machine alone.</summary>
    public const string Password = "quyhtx-demo-2026";

    /// <summary>Due dates are moved off holidays that far ahead when a day for something is chosen.</summary>
    private const int YearsAhead = 3;

    /// <summary>The user of a borrower.</summary>
    internal const string BorrowerUserName = "htx";

    /// <summary>The key of the command that founds a demo fund, by which one is known again.</summary>
    private static readonly Guid FoundingKey = Guid.Parse("64656d6f-2071-7579-6874-782066756e64");

    /// <summary>What a database holds.</summary>
    public static async Task<FundInDatabase> LookAsync(FundDbContext db, CancellationToken cancellation) =>
        await db.Commands.AnyAsync(done => done.Id == FoundingKey, cancellation)
            ? await db.Users.AnyAsync(user => user.UserName == BorrowerUserName, cancellation) ? FundInDatabase.Demo : FundInDatabase.UnfinishedDemo
        : await db.Funds.AnyAsync(cancellation) || await db.Users.AnyAsync(cancellation) ? FundInDatabase.Other
        : FundInDatabase.None;

    /// <summary>Fills the database.</summary>
    /// <param name="order">Which fund is to be made.</param>
    /// <param name="progress">Told of each month that is over.</param>
    /// <param name="cancellation">Stops it between two days.</param>
    /// <exception cref="RuleViolationException"><c>demo-database-not-empty</c>: a fund or a user is there.</exception>
    public async Task MakeAsync(DemoOrder order, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        if (await LookAsync(db, cancellation) != FundInDatabase.None)
        {
            throw new RuleViolationException(new("demo-database-not-empty", null));
        }

        var (profile, seed, today) = order;
        var years = Enumerable.Range(today.PlusMonths(-profile.HistoryMonths).Year, (profile.HistoryMonths / 12) + YearsAhead);
        var calendar = new WorkingCalendar(years.SelectMany(year => PublicHolidays.Proposal(year)).Select(holiday => holiday.Date));
        var firstDay = calendar.NextWorkingDayFrom(today.PlusMonths(-profile.HistoryMonths));

        var random = new Randomizer(seed);
        var desk = new DemoDesk(scopes, calendar, new Randomizer(unchecked(seed + 1)), firstDay, today, cancellation);
        var names = new DemoNames(random);
        var staff = new DemoStaff(desk, names);
        desk.Staff = await staff.HireAsync(profile.Staff);
        var rules = new DemoRules(desk, profile);
        await rules.FoundAsync(FoundingKey);

        var borrowers = new DemoBorrowers(desk, profile, names, random);
        var plans = DemoPlans.Of(profile, borrowers.Count, desk, random);
        var lives = new DemoLives(desk);
        await lives.BeginAsync(rules.SetHolidaysAsync());
        await lives.BeginAsync(rules.ReceiveCapitalAsync());
        await lives.BeginAsync(rules.ChangePolicyAsync());
        for (var i = 0; i < plans.Count; i++)
        {
            var own = new Randomizer(unchecked((seed * 10_007) + i));
            await lives.BeginAsync(new ApplicationLife(desk, rules, borrowers, plans[i], own).LiveAsync());
        }

        await lives.LiveAsync(progress);
        await AddBorrowersUserAsync(desk, borrowers, staff);
    }

    /// <summary>A cooperative with an open loan gets a user.</summary>
    private static async Task AddBorrowersUserAsync(DemoDesk desk, DemoBorrowers borrowers, DemoStaff staff)
    {
        var open = (await desk.Send(desk.Officer, new ListLoans { Stage = LoanStage.Open, PageSize = Paging.LargestPage })).Rows;
        var chosen = open.Select(loan => (loan.BorrowerId, borrowers.Find(loan.BorrowerId).Profile))
            .OrderBy(borrower => borrower.Profile.Kind == BorrowerKind.Cooperative ? 0 : 1).First();
        await staff.AddAsync(BorrowerUserName, chosen.Profile.Representative, Roles.Borrower, chosen.BorrowerId);
    }
}

/// <summary>Which demo fund is to be made.</summary>
/// <param name="Profile">What the fund is like.</param>
/// <param name="Seed">What is drawn by lot, is drawn from this.</param>
/// <param name="Today">The business date it is to stand on; all days before it are closed.</param>
public sealed record DemoOrder(DemoProfile Profile, int Seed, LocalDate Today);

/// <summary>What a database holds.</summary>
public enum FundInDatabase
{
    /// <summary>Neither a fund nor a user.</summary>
    None,

    /// <summary>A demo fund.</summary>
    Demo,

    /// <summary>A demo fund whose making was interrupted: the borrower's user, who comes last, is missing.</summary>
    UnfinishedDemo,

    /// <summary>Somebody's own.</summary>
    Other,
}

/// <summary>How far a demo fund is.</summary>
/// <param name="Date">The business date.</param>
/// <param name="DaysClosed">Days closed.</param>
/// <param name="DaysInAll">Of how many.</param>
/// <param name="Messages">Commands and queries sent.</param>
public sealed record DemoProgress(LocalDate Date, int DaysClosed, int DaysInAll, int Messages);
