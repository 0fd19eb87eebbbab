using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>Nhân sự: the people of a demo fund get their accounts as people do, and change the first password at once.</summary>
internal sealed class DemoStaff(DemoDesk desk, DemoNames names)
{
    /// <summary>The administrator comes through the link of the first start and makes the others.</summary>
    public async Task<IReadOnlyList<DemoUser>> HireAsync(IReadOnlyList<DemoStaffMember> members)
    {
        var hired = members.Select((member, i) => (member.UserName, FullName: names.Person(woman: i % 2 == 1), member.Role)).ToList();
        var first = hired.First(member => member.Role == Roles.Administrator);
        var link = await desk.SendAsSystem(new MakeSetUpLink(desk.NewKey()));
        var administrator = await desk.SendAsSystem(new SetUpFirstAdministrator(
            desk.NewKey(), link.Secret!, first.UserName, first.FullName, DemoFundMaker.Password));
        desk.Staff = [new DemoUser(administrator.Id, first.UserName, first.FullName, first.Role)];
        var users = new List<DemoUser>();
        foreach (var (userName, fullName, role) in hired)
        {
            users.Add(userName == first.UserName ? desk.Administrator : await AddAsync(userName, fullName, role));
        }

        return users;
    }

    /// <summary>Adds a user, whose password is the demo's.</summary>
    public async Task<DemoUser> AddAsync(string userName, string fullName, string role, Guid? borrowerId = null)
    {
        var made = await desk.Send(desk.Administrator, new CreateUser(desk.NewKey(), userName, fullName, null, [role], borrowerId));
        var user = new DemoUser(made.UserId, userName, fullName, role);
        await desk.Send(user, new ChangePassword(desk.NewKey(), made.Password!, DemoFundMaker.Password));
        return user;
    }
}
