using MediatR;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Api;

/// <summary>The first administrator is made through the link that the first start printed; who holds it acts for the system, once.</summary>
internal static class SetUpApi
{
    public const string Path = "/set-up";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(Path, async (HttpContext http, IMediator mediator, CurrentUser current) =>
        {
            current.BecomeSystem(http.Origin());
            var answer = await mediator.Send(await MessageReader.ReadCommandAsync<SetUpFirstAdministrator>(http), http.RequestAborted);
            return Results.Json(answer, ApiJson.Options, statusCode: StatusCodes.Status201Created);
        })
        .AllowAnonymous()
        .RequireRateLimiting(Security.SignInLimit)
        .WithName(nameof(SetUpFirstAdministrator))
        .WithMetadata(new MessageOfRoute(typeof(SetUpFirstAdministrator), MessageReader.Fields<SetUpFirstAdministrator>()))
        .Produces<Created>(StatusCodes.Status201Created);
}
