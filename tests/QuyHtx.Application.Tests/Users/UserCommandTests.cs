using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Users;

/// <summary>What the pipeline sees of users; how they sign in is tested with the host.</summary>
public sealed class UserCommandTests
{
    private static readonly CreateUser Lan = new CreateUser(Guid.NewGuid(), "lan", "Trần Thị Lan", "lan@example.vn", [Roles.Officer], null);

    [Theory]
    [OnEveryDatabase]
    public async Task Only_who_manages_users_makes_changes_resets_and_switches_them_off(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var made = await fund.Send(Lan, Person.Administrator);
        Assert.Equal(16, made.Password!.Length);
        Assert.Null((await fund.Send(Lan, Person.Administrator)).Password);

        var user = await fund.Send(new GetUser(made.UserId), Person.Administrator);
        await fund.Send(new AssignRoles(Guid.NewGuid(), user.Id, [Roles.Accountant], user.Version), Person.Administrator);
        var reset = await fund.Send(new ResetPassword(Guid.NewGuid(), user.Id), Person.Administrator);
        Assert.NotEqual(made.Password, reset.Password);
        await fund.Send(new DisableUser(Guid.NewGuid(), user.Id), Person.Administrator);
        await fund.Send(new ResetPassword(Guid.NewGuid(), user.Id), Person.Administrator);

        var row = Assert.Single((await fund.Send(new ListUsers(), Person.Administrator)).Users);
        Assert.Equal((Roles.Accountant, UserDesk.ForEver), (Assert.Single(row.Roles), row.LockedUntil));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(Lan with { CommandId = Guid.NewGuid() }, Person.Manager));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListUsers(), Person.Officer));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new GetUser(user.Id), Person.Officer));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new AssignRoles(Guid.NewGuid(), user.Id, [], ""), Person.Officer));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ResetPassword(Guid.NewGuid(), user.Id), Person.Officer));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new DisableUser(Guid.NewGuid(), user.Id), Person.Officer));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Who_was_switched_off_is_enabled_again_with_the_roles_of_before_and_without_the_tokens(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var id = (await fund.Send(Lan, Person.Administrator)).UserId;
        var lan = Person.Officer with { Id = id };
        await fund.Send(new CreateApiToken(Guid.NewGuid(), "báo cáo", false, 30), lan);
        var enable = new EnableUser(Guid.NewGuid(), id);

        Assert.Equal("user-not-disabled", await RefusalOf(fund, enable, Person.Administrator));
        await fund.Send(new DisableUser(Guid.NewGuid(), id), Person.Administrator);
        Assert.NotNull((await fund.Send(new GetUser(id), Person.Administrator)).LockedUntil);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(enable, Person.Manager));
        Assert.Equal("not-there", await RefusalOf(fund, enable with { UserId = Guid.NewGuid() }, Person.Administrator));
        await fund.Send(enable, Person.Administrator);

        var user = await fund.Send(new GetUser(id), Person.Administrator);
        Assert.Equal((null, Roles.Officer), (user.LockedUntil, Assert.Single(user.Roles)));
        Assert.NotNull(Assert.Single(await fund.Send(new ListApiTokens(), lan)).RevokedAt);
        Assert.Equal("user-not-disabled", await RefusalOf(fund, new EnableUser(Guid.NewGuid(), id), Person.Administrator));
        var audited = await fund.Look(db => db.AuditRecords.SingleAsync(record => record.Command == nameof(EnableUser)));
        Assert.Equal((Person.Administrator.Id, enable.CommandId), (audited.UserId, audited.CommandId));
        Assert.Contains(id.ToString(), audited.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_borrowers_user_is_that_borrowers_and_nothing_else(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        Assert.Equal("borrower-user-mixed", await RefusalOf(fund, Lan with { Roles = [Roles.Borrower] }));
        Assert.Equal("borrower-user-mixed", await RefusalOf(fund, Lan with { BorrowerId = borrower }));
        Assert.Equal("borrower-user-mixed", await RefusalOf(fund, Lan with { Roles = [Roles.Borrower, Roles.Officer], BorrowerId = borrower }));
        Assert.Equal("role-unknown", await RefusalOf(fund, Lan with { Roles = [] }));
        Assert.Equal("not-there", await RefusalOf(fund, Lan with { Roles = [Roles.Borrower], BorrowerId = Guid.NewGuid() }));

        var made = await fund.Send(Lan with { Roles = [Roles.Borrower], BorrowerId = borrower }, Person.Administrator);
        Assert.Equal(borrower, (await fund.Send(new GetUser(made.UserId), Person.Administrator)).BorrowerId);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_token_is_its_owners_and_an_account_is_kept_by_its_owner(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var made = await fund.Send(Lan, Person.Administrator);
        var lan = Person.Officer with { Id = made.UserId };
        var token = await fund.Send(new CreateApiToken(Guid.NewGuid(), "báo cáo", true, 30), lan);
        Assert.Equal(token.Id, TokenText.Read(token.Token!)!.Value.Id);
        Assert.Single(await fund.Send(new ListApiTokens(), lan));
        Assert.Empty(await fund.Send(new ListApiTokens(), Person.Accountant));
        Assert.Equal("not-there", await RefusalOf(fund, new RevokeApiToken(Guid.NewGuid(), token.Id), Person.Accountant));
        await fund.Send(new RevokeApiToken(Guid.NewGuid(), token.Id), Person.Administrator);
        Assert.NotNull(Assert.Single(await fund.Send(new ListApiTokens(), lan)).RevokedAt);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new CreateApiToken(Guid.NewGuid(), "x", true, 367), lan));

        await fund.Send(new ChangePassword(Guid.NewGuid(), made.Password!, "một hai ba bốn"), lan);
        Assert.Equal("password-wrong", await RefusalOf(fund, new MakeAuthenticatorKey(Guid.NewGuid(), made.Password!), lan));
        Assert.NotNull((await fund.Send(new MakeAuthenticatorKey(Guid.NewGuid(), "một hai ba bốn"), lan)).Key);
        Assert.Equal("sign-in-code-wrong", await RefusalOf(fund, new ConfirmAuthenticator(Guid.NewGuid(), "không phải mã"), lan));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Of_two_who_use_the_set_up_link_at_once_one_becomes_administrator(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var link = (await fund.Send(new MakeSetUpLink(Guid.NewGuid()), Person.Administrator)).Secret!;
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            try
            {
                await fund.Send(new SetUpFirstAdministrator(Guid.NewGuid(), link, $"quantri{i}", "Lan", "bốn con ngựa trắng"), Person.Administrator);
                return "made";
            }
            catch (RuleViolationException refused)
            {
                return refused.Violation.Code;
            }
        })));

        Assert.Single(results, "made");
        Assert.All(results, result => Assert.Contains(result, new[] { "made", "set-up-link-invalid", "changed-meanwhile" }));
        Assert.Equal(1, await fund.Look(db => db.Users.CountAsync()));
    }

    private static Task<string> RefusalOf(TestFund fund, CreateUser user) => RefusalOf(fund, user with { CommandId = Guid.NewGuid() }, Person.Administrator);

    private static async Task<string> RefusalOf<T>(TestFund fund, MediatR.IRequest<T> message, Person person) =>
        (await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(message, person))).Violation.Code;
}
