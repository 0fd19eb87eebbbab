using QuyHtx.Application.Fund;
using QuyHtx.Application.Operations;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Quản trị: what a new fund still lacks, and what somebody should look at.</summary>
[Needs(Permission.RunSystem)]
public sealed class AdministrationModel : FundPage
{
    public IReadOnlyList<StartingTask> Tasks { get; private set; } = [];

    public SystemState State { get; private set; } = null!;

    public int Users { get; private set; }

    public int Of(MessageStatus status) => State.Messages.FirstOrDefault(of => of.Status == status)?.Count ?? 0;

    public async Task OnGetAsync()
    {
        Tasks = StartingTasks.Of(await Ask(new GetStartingPoint()));
        State = await Ask(new GetSystemState());
        Users = (await Ask(new ListUsers(PageSize: 1, Disabled: false))).Total;
    }
}
