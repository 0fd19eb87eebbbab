using MediatR;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Web.Api;

/// <summary>What is no JSON in and JSON out: files that come and go, and the close of days, which is as many commands as there are days.</summary>
internal static class FileApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/applications/{applicationId:guid}/documents/{code}", Attach).WithName(nameof(AttachDocument))
            .Accepts<byte[]>("application/octet-stream").Produces<Created>(StatusCodes.Status201Created);
        api.MapGet("/applications/{applicationId:guid}/documents/{attachmentId:guid}", Download).WithName(nameof(GetDocument));
        api.MapGet("/ledger/export", Export).WithName(nameof(ReadLedger));
        api.MapPost("/closes", Close).WithName(nameof(CloseDay)).Produces<CloseRun>();
    }

    /// <summary>The bytes are the body; ?fileName= is the name it had.</summary>
    private static async Task<IResult> Attach(HttpContext http, IMediator mediator, Guid applicationId, string code, string fileName)
    {
        // One byte more than is allowed is enough to know that it is too large.
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while (bytes.Length <= AttachDocument.MostBytes && (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        var made = await mediator.Send(new AttachDocument(MessageReader.ReadKey(http), applicationId, code, fileName, bytes.ToArray()), http.RequestAborted);
        return Results.Json(made, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Download(HttpContext http, IMediator mediator, Guid applicationId, Guid attachmentId)
    {
        var document = await mediator.Send(new GetDocument(applicationId, attachmentId), http.RequestAborted);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(document.Content, document.ContentType, document.FileName);
    }

    /// <summary>?from= ?to= ?format=csv|xlsx|hledger: streamed from the database.</summary>
    private static async Task<IResult> Export(HttpContext http, IMediator mediator, string? from, string? to, string? format)
    {
        var (form, type, extension) = format switch
        {
            null or "csv" => (LedgerFileFormat.Csv, "text/csv", "csv"),
            "xlsx" => (LedgerFileFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            "hledger" => (LedgerFileFormat.Hledger, "text/plain", "journal"),
            _ => throw new RuleViolationException(new("choice-unknown", "format", format, "csv, xlsx, hledger")),
        };
        var ledger = await mediator.Send(new ReadLedger(DateOf(from, "from"), DateOf(to, "to")), http.RequestAborted);
        return Results.Stream(output => LedgerFile.WriteAsync(ledger, form, output, http.RequestAborted), type, $"so-nhat-ky.{extension}");
    }

    /// <summary>?to=: closes every open day up to it; yesterday in Vietnam when it is left out, and never a day that is still running.</summary>
    private static async Task<IResult> Close(HttpContext http, DayCloser closer, CurrentUser user, TimeProvider clock, string? to)
    {
        if (!user.May(Permission.CloseDays) || user.ReadOnly)
        {
            throw new NotAllowedException(Permission.CloseDays);
        }

        var until = DayCloser.LastDay(DateOf(to, "to"), clock);
        return Results.Json(await closer.CloseAsync(until, progress: null, http.RequestAborted), ApiJson.Options);
    }

    private static LocalDate? DateOf(string? text, string field) => text is null
        ? null
        : NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? date
            : throw new RuleViolationException(new("value-not-understood", field));
}
