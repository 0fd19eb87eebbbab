using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Messages;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Messages;

/// <summary>Letters leave by SMTP to a real mail server on loopback.</summary>
public sealed class MessageDispatchTests
{
    private const string Subject = "Nhắc nợ: kỳ trả ngày 15/04/2026 của hợp đồng HD-2026-0001";

    [Theory]
    [OnEveryDatabase]
    public async Task A_letter_in_Vietnamese_arrives_and_is_sent_once(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var fund = await FundWithMessage(provider, "htx@example.vn");

        Assert.Equal((1, 0), await Dispatch(fund, server.Port));
        Assert.Equal((0, 0), await Dispatch(fund, server.Port));

        var letter = Assert.Single(server.Letters());
        Assert.Equal(Subject, letter.Subject);
        Assert.Equal("Kính gửi Hợp tác xã, số tiền phải trả là 5.917.808 đồng.", letter.Body);
        Assert.Equal((MessageStatus.Sent, 1), await StatusOf(fund));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Without_an_answer_a_letter_stays_queued_waits_longer_each_time_and_at_last_fails(DatabaseProvider provider)
    {
        await using var fund = await FundWithMessage(provider, "htx@example.vn");
        var clock = new MovedClock();

        // No server listens there: six attempts, after 0, 1, 5, 30, 120 and 720 minutes.
        foreach (var wait in new[] { 0, 1, 5, 30, 120, 720 })
        {
            clock.Minutes += wait - 0.5;
            Assert.Equal((0, 0), wait == 0 ? (0, 0) : await Dispatch(fund, MailServer.NobodyListens, clock));
            clock.Minutes += 0.6;
            Assert.Equal((0, 1), await Dispatch(fund, MailServer.NobodyListens, clock));
        }

        Assert.Equal((MessageStatus.Failed, 6), await StatusOf(fund));
        Assert.NotEmpty((await fund.Look(db => db.Messages.SingleAsync())).Outcome);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_address_that_is_none_is_refused_at_once_and_without_a_server_nothing_is_tried(DatabaseProvider provider)
    {
        await using var fund = await FundWithMessage(provider, "not an address");

        Assert.Equal((0, 0), await Dispatch(fund, port: null));
        Assert.Equal((MessageStatus.Queued, 0), await StatusOf(fund));
        Assert.Equal((0, 1), await Dispatch(fund, MailServer.NobodyListens));
        Assert.Equal((MessageStatus.Failed, 1), await StatusOf(fund));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_reminder_that_waited_for_more_than_three_days_is_no_longer_sent_and_stays_in_the_list(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        var (third, fourth) = (new MovedClock { Minutes = 3 * 24 * 60 }, new MovedClock { Minutes = 4 * 24 * 60 });
        await using (var inTime = await FundWithMessage(provider, "htx@example.vn"))
        {
            Assert.Equal((1, 0), await Dispatch(inTime, server.Port, third));
        }

        await using var fund = await FundWithMessage(provider, "htx@example.vn");
        Assert.Equal((0, 0), await Dispatch(fund, port: null, fourth));
        Assert.Equal((MessageStatus.Queued, 0), await StatusOf(fund));
        Assert.Equal((0, 0), await Dispatch(fund, server.Port, fourth));
        Assert.Equal((0, 0), await Dispatch(fund, server.Port, fourth));

        Assert.Equal((MessageStatus.Lapsed, 0), await StatusOf(fund));
        Assert.Single(server.Letters());
        Assert.Equal(1, await fund.Look(db => db.AuditRecords.CountAsync(record => record.Command == nameof(LapseMessages))));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_the_system_lapses_messages_and_none_that_are_worth_sending(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var today = Domain.Calendars.VietnamTime.DateOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new LapseMessages(Guid.NewGuid(), today.PlusDays(-9)), Person.Officer));
        Assert.Equal(
            "message-still-worth-sending", await Refusals.Refused(() => fund.Send(new LapseMessages(Guid.NewGuid(), today.PlusDays(-2)), Person.Administrator)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_outcome_is_recorded_by_the_system_alone_and_once_an_attempt(DatabaseProvider provider)
    {
        await using var fund = await FundWithMessage(provider, "htx@example.vn");
        var id = (await fund.Look(db => db.Messages.SingleAsync())).Id;
        RecordDelivery Outcome(int attempt) => new(RecordDelivery.KeyOf(id, attempt), id, attempt, new Delivery(DeliveryResult.Sent, ""));

        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(Outcome(1), Person.Officer));
        await fund.Send(Outcome(1), Person.Administrator);
        await fund.Send(Outcome(1), Person.Administrator);
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(Outcome(2), Person.Administrator));

        Assert.Equal("changed-meanwhile", refused.Violation.Code);
        Assert.Equal((MessageStatus.Sent, 1), await StatusOf(fund));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_test_letter_goes_to_whoever_asks_and_what_the_server_said_is_recorded(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var fund = await TestFund.OpenAsync(provider);
        var key = Guid.NewGuid();
        var user = await fund.Send(new CreateUser(key, "lan", "Bùi Thị Lan", "lan@quy.example", [Roles.Administrator], null), Person.Administrator);
        var lan = new Person(user.UserId, "Bùi Thị Lan", Roles.Administrator);

        var sent = await Test(lan, server.Port);

        Assert.Equal(("lan@quy.example", DeliveryResult.Sent), (sent.Recipient, sent.Delivery.Result));
        Assert.Equal("Thư thử của phần mềm QuyHtx", Assert.Single(server.Letters()).Subject);
        Assert.Equal(DeliveryResult.TryAgain, (await Test(lan, MailServer.NobodyListens)).Delivery.Result);
        Assert.Equal(2, await fund.Look(db => db.AuditRecords.CountAsync(record => record.Command == nameof(RecordTestMail) && record.UserName == lan.Name)));
        Assert.Equal("mail-not-set-up", (await Assert.ThrowsAsync<RuleViolationException>(() => Test(lan, null))).Violation.Code);
        Assert.Equal("mail-address-missing", (await Assert.ThrowsAsync<RuleViolationException>(() => Test(Person.Administrator, server.Port))).Violation.Code);
        await Assert.ThrowsAsync<NotAllowedException>(() => Test(Person.Officer, server.Port));

        Task<TestMailSent> Test(Person person, int? port) => fund.AsSystem(services =>
        {
            var current = services.GetRequiredService<CurrentUser>();
            current.Become(person.Id, person.Name, [person.Role], null, "test");
            return new TestMail(services.GetRequiredService<FundDbContext>(), services.GetRequiredService<MediatR.IMediator>(), Smtp(port), current)
                .SendAsync(Guid.NewGuid(), CancellationToken.None);
        });
    }

    private static async Task<TestFund> FundWithMessage(DatabaseProvider provider, string recipient)
    {
        var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(
            new LoanTerms
            {
                Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
                TermMonths = 24,
                Method = RepaymentMethod.Bullet,
                InterestEveryMonths = 3,
                PrincipalEveryMonths = 3,
            },
            new Dong(500_000_000));
        await fund.Look(async db =>
        {
            db.Messages.Add(new Message
            {
                Id = Guid.NewGuid(),
                LoanId = loanId,
                DueDate = new LocalDate(2026, 4, 15),
                DayOffset = -7,
                QueuedOn = new LocalDate(2026, 4, 7),
                Recipient = recipient,
                Subject = Subject,
                Body = "Kính gửi Hợp tác xã, số tiền phải trả là 5.917.808 đồng.",
            });
            return await db.SaveChangesAsync();
        });
        return fund;
    }

    private static Task<(int Sent, int NotSent)> Dispatch(TestFund fund, int? port, TimeProvider? at = null)
    {
        var clock = at ?? new MovedClock();
        return fund.AsSystem(services =>
        {
            var dispatch = new MessageDispatch(
                services.GetRequiredService<FundDbContext>(), services.GetRequiredService<MediatR.IMediator>(), Smtp(port), clock);
            return dispatch.SendDueAsync(CancellationToken.None);
        }, clock);
    }

    private static SmtpMail Smtp(int? port) => new(new Fixed(new SmtpOptions
    {
        Host = port is null ? "" : "127.0.0.1", Port = port ?? 0, UseTls = false, From = "quy@example.vn", FromName = "Quỹ HTX", TimeoutSeconds = 10,
    }));

    private static async Task<(MessageStatus Status, int Attempts)> StatusOf(TestFund fund)
    {
        var message = await fund.Look(db => db.Messages.AsNoTracking().SingleAsync());
        return (message.Status, message.Attempts);
    }

    private sealed class Fixed(SmtpOptions options) : IOptionsMonitor<SmtpOptions>
    {
        public SmtpOptions CurrentValue => options;

        public SmtpOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<SmtpOptions, string?> listener) => null;
    }

    /// <summary>8 o'clock on 8 April in Vietnam, the morning the letter is of.</summary>
    private sealed class MovedClock : TimeProvider
    {
        public double Minutes { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 4, 8, 1, 0, 0, TimeSpan.Zero).AddMinutes(Minutes);
    }
}
