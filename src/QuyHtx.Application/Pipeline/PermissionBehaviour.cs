using System.Reflection;
using MediatR;
using QuyHtx.Domain;

namespace QuyHtx.Application.Pipeline;

/// <summary>Second: whoever sends a message must be allowed to. That maker and checker differ, the Domain sees to.</summary>
public sealed class PermissionBehaviour<TRequest, TResponse>(CurrentUser user) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly IReadOnlyList<Permission> Needed =
        typeof(TRequest).GetCustomAttribute<NeedsAttribute>()?.AnyOf
            ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not say what it needs.");

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        Needed.Any(user.May) && !(user.ReadOnly && request is not (IQuery<TResponse> or ILook<TResponse>)) ? next() : throw new NotAllowedException(Needed[0]);
}

/// <summary>Thrown when somebody asks for what they may not do.</summary>
public sealed class NotAllowedException(Permission needed) : Exception($"needs {needed}")
{
    /// <summary>As the sentence is looked up.</summary>
    public RuleViolation Violation { get; } = new("not-allowed", null, PermissionWords.Of(needed));
}
