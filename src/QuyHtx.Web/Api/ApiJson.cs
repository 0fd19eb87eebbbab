using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Web.Api;

/// <summary>
/// JSON of the API: values as they are stored (<see cref="StoredJson"/>), secrets included, because here they are handed over. What is not
/// known, missing or null where it may not be is refused.
/// </summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(StoredJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullablesBeMissing } },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>What may be null may be left out as well.</summary>
    private static void LetNullablesBeMissing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsRequired && property.IsSetNullable && !IsPlainValue(property.PropertyType)))
        {
            property.IsRequired = false;
        }
    }

    private static bool IsPlainValue(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;
}
