namespace QuyHtx.Application.Pipeline;

/// <summary>
/// Người đang thao tác: who sends the messages of one request, page, verb or job, and from where. The host fills it in before it sends any.
/// </summary>
public sealed class CurrentUser
{
    /// <summary>Jobs and the command line act as the system.</summary>
    public static readonly Guid SystemId = Guid.Parse("00000000-0000-0000-0000-000000000001");

    /// <summary>What people read where the system did something.</summary>
    public const string SystemName = "Hệ thống";

    /// <summary>Who; empty for nobody.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name, as the audit shows it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Vai trò.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>The borrower whose user this is, or null.</summary>
    public Guid? BorrowerId { get; private set; }

    /// <summary>From where.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>Through a token that may read and nothing else.</summary>
    public bool ReadOnly { get; private set; }

    /// <summary>A person, signed in.</summary>
    public void Become(Guid id, string name, IReadOnlyList<string> roles, Guid? borrowerId, string origin, bool readOnly = false) =>
        (Id, Name, Roles, BorrowerId, Origin, ReadOnly) = (id, name, roles, borrowerId, origin, readOnly);

    /// <summary>The system itself: a job, or a verb typed by whoever owns the machine.</summary>
    public void BecomeSystem(string origin) => Become(SystemId, SystemName, [.. Pipeline.Roles.All.Where(role => role != Pipeline.Roles.Borrower)], null, origin);

    /// <summary>Nobody known, who tried to come in under a name.</summary>
    public void BecomeNobody(string triedName, string origin) => Become(Guid.Empty, triedName, [], null, origin);

    /// <summary>True when one of the roles allows it.</summary>
    public bool May(Permission permission) => RolePermissions.Allow(Roles, permission);
}
