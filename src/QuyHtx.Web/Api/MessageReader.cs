using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Results;
using NodaTime.Text;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Api;

/// <summary>
/// Makes a message of a request: a command of its JSON body, the names in its path, the header Idempotency-Key (its key) and, where it has a
/// version, the header If-Match; a query of its path and its query string.
/// </summary>
internal static class MessageReader
{
    public const string KeyHeader = "Idempotency-Key";

    private const string KeyField = "commandId";

    private const string VersionField = "version";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<T> ReadCommandAsync<T>(HttpContext http)
    {
        var key = ReadKey(http);
        var message = await ReadBodyAsync(http);
        message[KeyField] = key;
        if (Fields<T>().TryGetValue(VersionField, out var version))
        {
            var seen = ETags.VersionIn(http.Request.Headers.IfMatch.ToString());
            message[VersionField] = seen.Length > 0 ? Typed(seen, version) : throw new RuleViolationException(new("version-missing", "If-Match"));
        }

        return Make<T>(http, message);
    }

    /// <summary>A question too large for an address.</summary>
    public static async Task<T> ReadQuestionAsync<T>(HttpContext http) => Make<T>(http, await ReadBodyAsync(http));

    /// <summary>The key that the sender made for the command.</summary>
    public static Guid ReadKey(HttpContext http) => Guid.TryParse(http.Request.Headers[KeyHeader], out var key) && key != Guid.Empty
        ? key
        : throw new RuleViolationException(new("command-key-missing", KeyHeader));

    public static T ReadQuery<T>(HttpContext http)
    {
        var fields = Fields<T>();
        var message = new JsonObject();
        foreach (var (name, values) in http.Request.Query)
        {
            if (!fields.TryGetValue(name, out var type))
            {
                throw Problem(name, "field-unknown", string.Join(", ", fields.Keys));
            }

            message[name] = type != typeof(string) && ElementOf(type) is { } element
                ? new JsonArray([.. values.Select(value => Typed(value ?? "", element))])
                : Typed(values.ToString(), type);
        }

        return Make<T>(http, message);
    }

    /// <summary>The names a message takes in JSON, with their types.</summary>
    public static IReadOnlyDictionary<string, Type> Fields<T>() => typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => property.PropertyType);

    private static T Make<T>(HttpContext http, JsonObject message)
    {
        var fields = Fields<T>();
        foreach (var (name, value) in http.Request.RouteValues)
        {
            message[name] = Typed(value?.ToString() ?? "", fields[name]);
        }

        if (message.FirstOrDefault(given => !fields.ContainsKey(given.Key)) is { Key: { } unknown })
        {
            throw Problem(unknown, "field-unknown", string.Join(", ", fields.Keys.Where(name => name != KeyField && name != VersionField)));
        }

        var required = ApiJson.Options.GetTypeInfo(typeof(T)).Properties.Where(property => property.IsRequired).Select(property => property.Name);
        if (required.FirstOrDefault(name => message[name] is null) is { } missing)
        {
            throw Problem(missing, "field-missing", "");
        }

        try
        {
            return message.Deserialize<T>(ApiJson.Options)!;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException or UnparsableValueException or OverflowException)
        {
            throw Problem((problem as JsonException)?.Path?.TrimStart('$', '.') ?? "", "value-not-understood", "");
        }
    }

    private static async Task<JsonObject> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.HasJsonContentType())
        {
            return [];
        }

        if (!http.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, null, Strict, http.RequestAborted) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new BadHttpRequestException("", problem);
        }
    }

    /// <summary>Text of a path or header as the JSON its field expects.</summary>
    private static JsonNode? Typed(string text, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(int) || plain == typeof(long) || plain == typeof(Dong))
        {
            return long.TryParse(text, out var number) ? number : text;
        }

        return plain == typeof(bool) && bool.TryParse(text, out var truth) ? truth : text;
    }

    /// <summary>Of what a list is; null for what is no list, and for a value that may be missing, which is generic too.</summary>
    private static Type? ElementOf(Type type) => type.IsGenericType && Nullable.GetUnderlyingType(type) is null ? type.GetGenericArguments()[0] : type.GetElementType();

    private static ValidationException Problem(string field, string code, string value) =>
        new([new ValidationFailure(field, code, value) { ErrorCode = code }]);
}
