using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Persistence;

/// <summary>How the Domain's values stand in a database: đồng as bigint, dates as date, instants in UTC, terms as JSON.</summary>
internal sealed class DongConverter() : ValueConverter<Dong, long>(amount => amount.Value, value => new Dong(value));

internal sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(), value => LocalDate.FromDateOnly(value));

internal sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(), value => Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

/// <summary>A value kept whole as JSON text: what is frozen when it is signed, and never searched by its parts.</summary>
internal sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, StoredJson.Options), text => JsonSerializer.Deserialize<T>(text, StoredJson.Options)!)
    where T : class;

/// <summary>The same for values that many rows share and nothing changes: loans of one product have the same terms, and the same text is read once.</summary>
internal sealed class SharedJsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, StoredJson.Options), text => SharedJsonConverter<T>.Of(text))
    where T : class
{
    /// <summary>Enough for every product and rule of a fund; past it we begin again rather than grow.</summary>
    private const int MostTexts = 1000;

    private static readonly ConcurrentDictionary<string, T> Known = new(StringComparer.Ordinal);

    private static T Of(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        if (Known.Count > MostTexts)
        {
            Known.Clear();
        }

        return Known[text] = JsonSerializer.Deserialize<T>(text, StoredJson.Options)!;
    }
}

/// <summary>JSON as it is stored: amounts as whole numbers, dates as yyyy-MM-dd, decimals as text so that nothing rounds them.</summary>
public static class StoredJson
{
    /// <summary>The one set of options; stored text must read back for ever. Secrets are left out of it.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSecrets } },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(), new DongJson(), new DateJson(), new InstantJson(), new DecimalJson(), new OrderJson(), new RateJson(),
        },
    };

    /// <summary>A secret is not written, and reads back as nothing.</summary>
    private static void LeaveOutSecrets(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(SecretAttribute), false) ?? false))
        {
            property.ShouldSerialize = (_, _) => false;
        }
    }

    private sealed class DongJson : System.Text.Json.Serialization.JsonConverter<Dong>
    {
        public override Dong Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Dong value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class DateJson : System.Text.Json.Serialization.JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class InstantJson : System.Text.Json.Serialization.JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class DecimalJson : System.Text.Json.Serialization.JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class OrderJson : System.Text.Json.Serialization.JsonConverter<AllocationOrder>
    {
        public override AllocationOrder Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<List<PaymentComponent>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, AllocationOrder value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Components, options);
    }

    /// <summary>As signed: the value and its unit; the fraction it stands for is computed again.</summary>
    private sealed class RateJson : System.Text.Json.Serialization.JsonConverter<InterestRate>
    {
        private sealed record Signed(decimal Value, RateUnit Unit);

        public override InterestRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Signed>(ref reader, options) is var (value, unit) ? new InterestRate(value, unit) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, InterestRate value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Signed(value.Value, value.Unit), options);
    }
}
