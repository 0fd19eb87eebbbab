using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using QuyHtx.Application.Language;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Api;

namespace QuyHtx.Web.Hosting;

/// <summary>Every error as problem details (RFC 9457): status, the code of the refusal, its sentence in the language of the request.</summary>
internal sealed class Problems(ILogger<Problems> log) : IExceptionHandler
{
    private const string ContentType = "application/problem+json";

    /// <summary>How long a client waits before it asks a database again that was not there.</summary>
    private const string RetryAfterSeconds = "30";

    /// <summary>Refused because of how things stand, not because of what was sent: the same request may be right at another time.</summary>
    private static readonly HashSet<string> Conflicts =
    [
        "account-code-taken", "account-has-postings", "application-not-in-status", "changed-meanwhile", "command-key-used", "effective-date-taken",
        "fund-founded-already", "fund-not-founded", "holiday-loan-fails", "holiday-moves-today", "job-engine-none", "job-not-paused", "job-paused-already", "loan-written-off", "mail-address-missing", "mail-not-set-up", "message-not-failed", "message-without-address",
        "proposal-decided", "tax-code-taken", "transaction-not-reversible", "user-name-taken", "user-not-disabled",
    ];

    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case ValidationException invalid:
                await WriteAsync(http, invalid.Errors);
                return true;
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            default:
                var found = Find(http, exception, log);
                await WriteAsync(http, found.Status, found.Violation);
                return true;
        }
    }

    /// <summary>What an error means to whoever asked: the status, and the rule whose sentence is told. What nobody expected is logged.</summary>
    public static Found Find(HttpContext http, Exception exception, ILogger log)
    {
        switch (exception)
        {
            case RuleViolationException refused:
                return new(StatusOf(refused.Violation.Code), refused.Violation);
            case ValidationException invalid:
                var first = invalid.Errors.First();
                return new(StatusCodes.Status400BadRequest, new RuleViolation(first.ErrorCode, first.PropertyName, first.AttemptedValue ?? ""));
            case NotAllowedException notAllowed:
                return new(StatusCodes.Status403Forbidden, notAllowed.Violation);
            case BadHttpRequestException bad:
                return new(bad.StatusCode, new RuleViolation("request-not-understood", null, (bad.InnerException as JsonException)?.Path ?? "JSON"));
            case var gone when DatabaseOutage.IsBehind(gone):
                log.LogWarning("{Method} {Route}: {Type}", http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, gone.GetType().FullName);
                http.Response.Headers.RetryAfter = RetryAfterSeconds;
                return new(StatusCodes.Status503ServiceUnavailable, new RuleViolation("database-unavailable", null));
            default:
                // Without its message, which may quote what somebody typed.
                var code = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
                log.LogError(
                    "{Code} {Method} {Route}: {Type}\n{Stack}",
                    code, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, exception.GetType().FullName, exception.StackTrace);
                return new(StatusCodes.Status500InternalServerError, new RuleViolation("internal-error", null, code));
        }
    }

    /// <summary>What an error means to whoever asked.</summary>
    /// <param name="Status">HTTP's status.</param>
    /// <param name="Violation">The rule that was broken.</param>
    public sealed record Found(int Status, RuleViolation Violation);

    /// <summary>One rule that was broken.</summary>
    public static Task WriteAsync(HttpContext http, int status, RuleViolation violation)
    {
        var problem = New(status, Sentences.Of(violation, LanguageOf(http.Request)), violation.Code);
        if (violation.Field is { } field)
        {
            problem.Extensions["field"] = field;
        }

        return WriteAsync(http, problem);
    }

    /// <summary>What is said when a status was set and nothing written.</summary>
    public static Task WriteStatusAsync(HttpContext http) => WriteAsync(http, http.Response.StatusCode, OfStatus(http.Response.StatusCode));

    /// <summary>The rule behind a bare status.</summary>
    public static RuleViolation OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new RuleViolation("not-signed-in", null),
        StatusCodes.Status404NotFound => new RuleViolation("not-there", null),
        StatusCodes.Status429TooManyRequests => new RuleViolation("requests-too-many", null),
        _ => new RuleViolation("request-not-understood", null, ReasonPhrases.GetReasonPhrase(status)),
    };

    /// <summary>Vietnamese, unless English is what the request likes best.</summary>
    public static CultureInfo LanguageOf(HttpRequest request)
    {
        var best = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault();
        return best?.Value.StartsWith(Sentences.English.Name, StringComparison.OrdinalIgnoreCase) ?? false ? Sentences.English : Sentences.Vietnamese;
    }

    private static int StatusOf(string code) => code switch
    {
        "not-there" => StatusCodes.Status404NotFound,
        "command-key-missing" => StatusCodes.Status400BadRequest,
        "version-missing" => StatusCodes.Status428PreconditionRequired,
        "sign-in-refused" or "sign-in-code-wrong" => StatusCodes.Status401Unauthorized,
        _ when Conflicts.Contains(code) => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static Task WriteAsync(HttpContext http, IEnumerable<ValidationFailure> failures)
    {
        var language = LanguageOf(http.Request);
        var errors = failures
            .GroupBy(failure => string.Join('.', failure.PropertyName.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)))
            .ToDictionary(
                field => field.Key,
                field => field.Select(failure => Sentences.Of(new RuleViolation(failure.ErrorCode, field.Key, failure.AttemptedValue ?? ""), language)).ToArray());
        var problem = New(StatusCodes.Status400BadRequest, string.Join(' ', errors.Values.SelectMany(sentences => sentences)), "invalid");
        problem.Extensions["errors"] = errors;
        return WriteAsync(http, problem);
    }

    private static ProblemDetails New(int status, string detail, string code) => new()
    {
        Status = status,
        Title = ReasonPhrases.GetReasonPhrase(status),
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    private static Task WriteAsync(HttpContext http, ProblemDetails problem)
    {
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, ApiJson.Options, ContentType, http.RequestAborted);
    }
}

/// <summary>Puts <see cref="Problems"/> in the way of every error.</summary>
internal static class ProblemRegistration
{
    public static void AddFundProblems(this IServiceCollection services) => services.AddExceptionHandler<Problems>();

    public static void UseFundProblems(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => Problems.WriteStatusAsync(context.HttpContext));
    }
}
