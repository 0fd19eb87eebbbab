using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Hosting;

/// <summary>A database without users gets a link that makes the first one; whoever started the program reads it there.</summary>
internal static class FirstStart
{
    /// <summary>The secret of a new link, or null when there are users.</summary>
    public static async Task<string?> OfferLinkAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FundDbContext>().Users.AnyAsync(cancellation))
        {
            return null;
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("serve");
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new MakeSetUpLink(Guid.NewGuid()), cancellation)).Secret;
    }
    /// <summary>The page that takes the secret, as a browser on this machine reaches it.</summary>
    public static Uri LinkTo(string address, string secret)
    {
        var uri = new UriBuilder(address.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal));
        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            uri.Host = "localhost";
        }

        (uri.Path, uri.Query) = ("/thiet-lap", $"ma={secret}");
        return uri.Uri;
    }
}
