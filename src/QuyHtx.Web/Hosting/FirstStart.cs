using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Api;

namespace QuyHtx.Web.Hosting;

/// <summary>A database without users gets a link that makes the first one; whoever started the program reads it there.</summary>
internal static class FirstStart
{
    /// <summary>Where the link's secret is sent.</summary>
    public const string Path = $"/api/v1{SetUpApi.Path}";

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
}
