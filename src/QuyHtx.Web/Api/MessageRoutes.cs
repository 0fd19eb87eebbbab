using System.Reflection;
using System.Text.Json;
using MediatR;
using Microsoft.Net.Http.Headers;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Api;

/// <summary>One line makes an endpoint of a message: api.Command&lt;ReceivePayment, PaymentReceived&gt;("/loans/{loanId}/payments").</summary>
internal static class MessageRoutes
{
    /// <summary>A command: 201 with what was made, 204 when there is nothing to say, else 200 with the answer.</summary>
    public static RouteHandlerBuilder Command<TCommand, TAnswer>(this IEndpointRouteBuilder routes, string pattern, string method = "POST")
        where TCommand : ICommand<TAnswer>
    {
        var status = StatusOf<TAnswer>();
        var route = routes.MapMethods(pattern, [method], async (HttpContext http, IMediator mediator) =>
        {
            var answer = await mediator.Send(await MessageReader.ReadCommandAsync<TCommand>(http), http.RequestAborted);
            return answer is Done ? Results.NoContent() : Results.Json(answer, ApiJson.Options, statusCode: status);
        });
        return Describe<TCommand>(status == StatusCodes.Status204NoContent ? route.Produces(status) : route.Produces<TAnswer>(status));
    }

    /// <summary>A query: its answer with an ETag that changes whenever the answer does; 304 when the asker has it already.</summary>
    public static RouteHandlerBuilder Query<TQuery, TAnswer>(this IEndpointRouteBuilder routes, string pattern)
        where TQuery : IQuery<TAnswer>
    {
        var route = routes.MapGet(pattern, async (HttpContext http, IMediator mediator) =>
        {
            var answer = await mediator.Send(MessageReader.ReadQuery<TQuery>(http), http.RequestAborted);
            var body = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
            var etag = ETags.Of(VersionOf(answer), body);
            return Results.Bytes(body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(etag));
        });
        return Describe<TQuery>(route.Produces<TAnswer>());
    }

    /// <summary>A query that asks with more than an address holds, in a JSON body. It changes nothing, so it has no key.</summary>
    public static RouteHandlerBuilder Question<TQuery, TAnswer>(this IEndpointRouteBuilder routes, string pattern)
        where TQuery : IQuery<TAnswer>
    {
        var route = routes.MapPost(pattern, async (HttpContext http, IMediator mediator) =>
            Results.Json(await mediator.Send(await MessageReader.ReadQuestionAsync<TQuery>(http), http.RequestAborted), ApiJson.Options));
        return Describe<TQuery>(route.Produces<TAnswer>());
    }

    /// <summary>Who may not send a message is told so before its content is read; the pipeline asks again.</summary>
    private static RouteHandlerBuilder Describe<TMessage>(RouteHandlerBuilder route) => route
        .AddEndpointFilter((context, next) =>
        {
            var needed = typeof(TMessage).GetCustomAttribute<NeedsAttribute>()!.AnyOf;
            return needed.Any(context.HttpContext.RequestServices.GetRequiredService<CurrentUser>().May) ? next(context) : throw new NotAllowedException(needed[0]);
        })
        .WithName(typeof(TMessage).Name)
        .WithMetadata(new MessageOfRoute(typeof(TMessage), MessageReader.Fields<TMessage>()))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static int StatusOf<TAnswer>() =>
        typeof(TAnswer) == typeof(Done) ? StatusCodes.Status204NoContent
        : typeof(TAnswer) == typeof(Created) ? StatusCodes.Status201Created
        : StatusCodes.Status200OK;

    private static object? VersionOf<TAnswer>(TAnswer answer) => typeof(TAnswer).GetProperty("Version")?.GetValue(answer);
}

/// <summary>Which message an endpoint sends, for the description of the API and for the tests.</summary>
internal sealed record MessageOfRoute(Type Message, IReadOnlyDictionary<string, Type> Fields);
