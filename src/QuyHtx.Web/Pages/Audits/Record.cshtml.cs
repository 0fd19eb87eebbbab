using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Audit;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Audits;

/// <summary>Một dòng nhật ký: what was asked, before and after, as recorded.</summary>
[Needs(Permission.ReadAudit)]
public sealed class RecordModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public long No { get; set; }

    public AuditFile Found { get; private set; } = null!;

    public ListedAuditRecord Record => Found.Record;

    /// <summary>What was asked, field by field.</summary>
    public IReadOnlyList<RecordedField> Asked => Record.Changes.TryGetProperty("command", out var command) ? RecordedField.Of(command) : [];

    /// <summary>What was before and what after, field by field, with what changed.</summary>
    public IReadOnlyList<ChangedField> Changed => ChangedField.Between(
        Record.Changes.TryGetProperty("before", out var before) ? RecordedField.Of(before) : [],
        Record.Changes.TryGetProperty("after", out var after) ? RecordedField.Of(after) : []);

    public IReadOnlyList<RecordedField> Answered => Found.Answer is { } answer ? RecordedField.Of(answer) : [];

    /// <summary>As it was recorded, character by character but for the line ends.</summary>
    public string Raw => JsonSerializer.Serialize(Record.Changes, Indented);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task OnGetAsync() => Found = await Ask(new GetAuditRecord(No));
}
