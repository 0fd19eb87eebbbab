using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Api;

/// <summary>The description at /openapi/v1.json: values as our converters write them, and what a message takes from path, headers and body.</summary>
internal static class OpenApi
{
    public static void AddFundApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.TypeInfoResolver = ApiJson.Options.TypeInfoResolver;
            json.PropertyNamingPolicy = ApiJson.Options.PropertyNamingPolicy;
            json.NumberHandling = ApiJson.Options.NumberHandling;
            json.RespectNullableAnnotations = json.RespectRequiredConstructorParameters = true;
            foreach (var converter in ApiJson.Options.Converters)
            {
                json.Converters.Add(converter);
            }
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "QuyHtx", Version = "v1" };
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) => Describe(schema, context));
            options.AddOperationTransformer(DescribeAsync);
        });
    }

    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        (schema.Type, schema.Format) = type switch
        {
            _ when type == typeof(Dong) => (JsonSchemaType.Integer, "int64"),
            _ when type == typeof(LocalDate) => (JsonSchemaType.String, "date"),
            _ when type == typeof(Instant) => (JsonSchemaType.String, "date-time"),
            _ when type == typeof(decimal) => (JsonSchemaType.String, "decimal"),
            _ => (schema.Type, schema.Format),
        };
        if (type == typeof(InterestRate))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["value"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "decimal" },
                ["unit"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String, Enum = [.. Enum.GetNames<RateUnit>().Select(name => (JsonNode)JsonValue.Create(name))],
                },
            };
        }

        return Task.CompletedTask;
    }

    /// <summary>Path and headers of a message, and for what has a body all that is left in it; for others the query string.</summary>
    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<MessageOfRoute>().FirstOrDefault() is not { } route)
        {
            return;
        }

        var hasBody = context.Description.HttpMethod != "GET";
        operation.Parameters ??= [];
        operation.Parameters.Clear();
        var required = ApiJson.Options.GetTypeInfo(route.Message).Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet();
        var body = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>() };
        foreach (var (name, type) in route.Fields)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, null, cancellation);
            if (context.Description.RelativePath!.Contains($"{{{name}}}", StringComparison.Ordinal))
            {
                Add(operation, name, ParameterLocation.Path, schema, true);
            }
            else if (hasBody && name is "commandId" or "version")
            {
                // The ETag of the answer that was looked at is text, whatever the version in it is.
                var (header, text) = name == "version" ? ("If-Match", new OpenApiSchema { Type = JsonSchemaType.String }) : (MessageReader.KeyHeader, schema);
                Add(operation, header, ParameterLocation.Header, text, true);
            }
            else if (!hasBody)
            {
                Add(operation, name, ParameterLocation.Query, schema, required.Contains(name));
            }
            else
            {
                body.Properties[name] = schema;
                if (required.Contains(name))
                {
                    body.Required.Add(name);
                }
            }
        }

        if (body.Properties.Count > 0)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = body } },
            };
        }
    }

    private static void Add(OpenApiOperation operation, string name, ParameterLocation place, IOpenApiSchema schema, bool required) =>
        operation.Parameters!.Add(new OpenApiParameter { Name = name, In = place, Schema = schema, Required = required });
}
