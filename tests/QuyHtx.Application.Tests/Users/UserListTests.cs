using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Users;

public sealed class UserListTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Users_are_found_by_name_or_address_without_accents_by_role_and_by_whether_they_are_switched_off(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrowerId = await fund.RegisterCooperative();
        await Create(fund, "binh", "Trần Thị Bình", "binh@quy.example", Roles.Officer);
        var dung = await Create(fund, "dung", "Đỗ Đức Dũng", null, Roles.Officer, Roles.Appraiser);
        await fund.Send(new CreateUser(Guid.NewGuid(), "htx", "Nguyễn Văn An", null, [Roles.Borrower], borrowerId), Person.Administrator);
        await fund.Send(new DisableUser(Guid.NewGuid(), dung), Person.Administrator);

        async Task<string> Found(ListUsers list) => string.Join(' ', (await fund.Send(list, Person.Administrator)).Users.Select(user => user.UserName));
        Assert.Equal("binh dung htx", await Found(new ListUsers()));
        Assert.Equal("dung", await Found(new ListUsers(Search: "do duc")));
        Assert.Equal("binh", await Found(new ListUsers(Search: "QUY example")));
        Assert.Equal("binh dung", await Found(new ListUsers(Role: Roles.Officer)));
        Assert.Equal("dung", await Found(new ListUsers(Disabled: true)));
        Assert.Equal("binh htx", await Found(new ListUsers(Disabled: false)));
        var page = await fund.Send(new ListUsers(2, 1), Person.Administrator);
        Assert.Equal(("dung", 3, true), (page.Users.Single().UserName, page.Total, page.Users.Single().IsDisabled));
        var borrower = (await fund.Send(new ListUsers(Role: Roles.Borrower), Person.Administrator)).Users.Single();
        Assert.Equal(("Hợp tác xã Nông nghiệp Đắk Mil", true, null), (borrower.BorrowerName, borrower.FirstChangePending, borrower.LastSignInAt));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_user_is_found_by_the_corrected_name_and_the_second_of_two_who_correct_is_told(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var id = await Create(fund, "binh", "Trần Thị Binh", null, Roles.Officer);
        var seen = await fund.Send(new GetUser(id), Person.Administrator);

        await fund.Send(new CorrectUser(Guid.NewGuid(), id, "Trần Thị Bình Minh", "minh@quy.example", seen.Version), Person.Administrator);

        var found = (await fund.Send(new ListUsers(Search: "binh minh"), Person.Administrator)).Users.Single();
        Assert.Equal(("Trần Thị Bình Minh", "minh@quy.example"), (found.FullName, found.Email));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(
            () => fund.Send(new CorrectUser(Guid.NewGuid(), id, "Khác", null, seen.Version), Person.Administrator));
        Assert.Equal("changed-meanwhile", refused.Violation.Code);
        Assert.Contains(
            "Trần Thị Binh", await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(CorrectUser)).Select(record => record.Changes).SingleAsync()),
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_last_sign_in_is_when_the_user_was_let_in_not_when_the_password_was_right(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var id = await Create(fund, "binh", "Trần Thị Bình", null, Roles.Officer);
        var user = new Person(id, "Trần Thị Bình", Roles.Officer);
        var seen = await fund.Send(new GetUser(id), Person.Administrator);
        fund.SetClock(new DateTimeOffset(2026, 11, 21, 1, 30, 0, TimeSpan.Zero));

        await fund.Send(new RecordSignIn(Guid.NewGuid(), SignInStep.PasswordBeforeCode), user);
        Assert.Null((await fund.Send(new GetUser(id), Person.Administrator)).LastSignInAt);
        await fund.Send(new RecordSignIn(Guid.NewGuid(), SignInStep.Code), user);

        var now = await fund.Send(new GetUser(id), Person.Administrator);
        Assert.Equal((Instant.FromUtc(2026, 11, 21, 1, 30), seen.Version), (now.LastSignInAt, now.Version));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Roles_are_listed_with_what_they_may_do_and_how_many_hold_them(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        await Create(fund, "binh", "Trần Thị Bình", null, Roles.Officer, Roles.Appraiser);
        var dung = await Create(fund, "dung", "Đỗ Đức Dũng", null, Roles.Officer);
        await Create(fund, "giang", "Vũ Thị Giang", null, Roles.Officer);
        await fund.Send(new DisableUser(Guid.NewGuid(), dung), Person.Administrator);

        var roles = await fund.Send(new ListRoles(), Person.Auditor);

        Assert.Equal(Roles.All, roles.Select(role => role.Role));
        Assert.Equal([2, 1, 0, 0, 0, 0, 0, 0], roles.Select(role => role.Users));
        Assert.Equal([Permission.ReadFund, Permission.Appraise, Permission.KeepOwnAccount, Permission.SignIn], roles[1].Permissions);
    }

    private static async Task<Guid> Create(TestFund fund, string userName, string fullName, string? email, params string[] roles) =>
        (await fund.Send(new CreateUser(Guid.NewGuid(), userName, fullName, email, roles, null), Person.Administrator)).UserId;
}
