using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Opens a page to those whom its <see cref="NeedsAttribute"/> names; a page without one opens to nobody. What it then asks and sends is checked again by the pipeline.</summary>
internal sealed class PageAccess(CurrentUser user) : IAsyncPageFilter
{
    private static readonly ConcurrentDictionary<Type, bool> ForAnybody = new();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.ActionDescriptor.ModelTypeInfo!.AsType();
        if (!ForAnybody.GetOrAdd(page, type => type.IsDefined(typeof(AllowAnonymousAttribute))))
        {
            var needed = NeededFor(page);
            if (!needed.Any(user.May))
            {
                throw new NotAllowedException(needed[0]);
            }
        }

        return next();
    }

    /// <summary>What one must be allowed to open a page, any one of these.</summary>
    public static IReadOnlyList<Permission> NeededFor(Type page) => page.GetCustomAttribute<NeedsAttribute>()?.AnyOf
        ?? throw new InvalidOperationException($"{page.FullName} does not say what it needs.");
}
