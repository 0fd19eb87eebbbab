using QuyHtx.Application.Pipeline;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Security;

/// <summary>A demo fund with somebody of each role signed in, and somebody who is not.</summary>
internal static class EveryRole
{
    public const string Nobody = "nobody";

    private static readonly IReadOnlyDictionary<string, string> UserNames = new Dictionary<string, string>
    {
        [Roles.Officer] = "canbo", [Roles.Appraiser] = "thamdinh", [Roles.Approver] = "quyetdinh", [Roles.Accountant] = "ketoan",
        [Roles.Manager] = "lanhdao", [Roles.Auditor] = "kiemtoan", [Roles.Administrator] = "quantri", [Roles.Borrower] = "htx",
    };

    /// <summary>By role, and <see cref="Nobody"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, TestClient>> SignInAsync(DemoHost host)
    {
        var clients = new Dictionary<string, TestClient> { [Nobody] = host.NewClient() };
        foreach (var role in Roles.All)
        {
            clients[role] = await host.SignedIn(UserNames[role]);
        }

        return clients;
    }
}
