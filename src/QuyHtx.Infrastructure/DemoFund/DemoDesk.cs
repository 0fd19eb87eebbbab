using Bogus;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>One of the people of a demo fund, as they are signed in.</summary>
/// <param name="Id">Who.</param>
/// <param name="UserName">Tên đăng nhập.</param>
/// <param name="FullName">Họ và tên.</param>
/// <param name="Role">Vai trò.</param>
internal sealed record DemoUser(Guid Id, string UserName, string FullName, string Role);

/// <summary>
/// Where the people of a demo fund work: each message goes through the pipeline as the person who sends it, and a day is closed as the
/// accountant closes it. Nothing is ever written past the commands.
/// </summary>
internal sealed class DemoDesk(IServiceScopeFactory scopes, WorkingCalendar calendar, Randomizer keys, LocalDate firstDay, LocalDate lastDay, CancellationToken cancellation)
{
    /// <summary>From where the audit says that it was done.</summary>
    private const string Origin = "demo-data";

    /// <summary>Ngày nghiệp vụ.</summary>
    public LocalDate Today { get; private set; } = firstDay;

    /// <summary>The day on which the books begin.</summary>
    public LocalDate FirstDay { get; } = firstDay;

    /// <summary>The day on which the demo hands the fund over.</summary>
    public LocalDate LastDay { get; } = lastDay;

    /// <summary>How many messages were sent.</summary>
    public int Messages { get; private set; }

    /// <summary>The people, in the order of the profile.</summary>
    public IReadOnlyList<DemoUser> Staff { get; set; } = [];

    public DemoUser Officer => First(Roles.Officer);

    public DemoUser Appraiser => First(Roles.Appraiser);

    public DemoUser Approver => First(Roles.Approver);

    public DemoUser Manager => First(Roles.Manager);

    public DemoUser Administrator => First(Roles.Administrator);

    public DemoUser Accountant => First(Roles.Accountant);

    public DemoUser SecondAccountant => Staff.Where(user => user.Role == Roles.Accountant).Skip(1).First();

    /// <summary>The key of a command: random, and the same every time a fund is made of the same seed.</summary>
    public Guid NewKey() => keys.Guid();

    /// <summary>The first working day so many days after a day.</summary>
    public LocalDate WorkingDay(LocalDate from, int daysLater = 0) => calendar.NextWorkingDayFrom(from.PlusDays(daysLater));

    /// <summary>The first working day so many days from now; tomorrow at the earliest where there are any.</summary>
    public LocalDate In(int days) => WorkingDay(Today, days);

    /// <summary>Sends a message as a person.</summary>
    public Task<T> Send<T>(DemoUser by, IRequest<T> message) =>
        As(user => user.Become(by.Id, by.FullName, [by.Role], null, Origin), services => services.GetRequiredService<IMediator>().Send(message, cancellation));

    /// <summary>Sends a message as the system, as whoever owns the machine.</summary>
    public Task<T> SendAsSystem<T>(IRequest<T> message) =>
        As(user => user.BecomeSystem(Origin), services => services.GetRequiredService<IMediator>().Send(message, cancellation));

    /// <summary>Closes every day up to and with one.</summary>
    /// <exception cref="InvalidOperationException">A loan could not be closed: something is wrong that the demo must not hide.</exception>
    public async Task CloseAsync(LocalDate until)
    {
        var by = Accountant;
        var run = await As(
            user => user.Become(by.Id, by.FullName, [by.Role], null, Origin),
            services => services.GetRequiredService<DayCloser>().CloseAsync(until, progress: null, cancellation));
        Today = run.Failures.Count == 0
            ? run.BusinessDate
            : throw new InvalidOperationException(string.Join("; ", run.Failures.Select(loan => $"{loan.ContractNumber}: {loan.Error}")));
    }

    private async Task<T> As<T>(Action<CurrentUser> become, Func<IServiceProvider, Task<T>> work)
    {
        cancellation.ThrowIfCancellationRequested();
        Messages++;
        await using var scope = scopes.CreateAsyncScope();
        become(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await work(scope.ServiceProvider);
    }

    private DemoUser First(string role) => Staff.First(user => user.Role == role);
}
