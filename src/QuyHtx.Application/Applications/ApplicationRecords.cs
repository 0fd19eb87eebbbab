using System.Text.Json;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Applications;

/// <summary>
/// What the audit tells of one command for an application. The audit names the borrower in a column and the application in the command alone, so
/// the records of a borrower are read and their application is found in the text.
/// </summary>
internal sealed class ApplicationRecord
{
    private readonly JsonElement command;

    private ApplicationRecord(AuditRecord record, JsonElement command) => (Record, this.command) = (record, command);

    /// <summary>The record.</summary>
    public AuditRecord Record { get; }

    /// <summary>Reads a record; an application that is opened has the id of the command that opens it.</summary>
    public static ApplicationRecord Of(AuditRecord record)
    {
        using var changes = JsonDocument.Parse(record.Changes);
        return new ApplicationRecord(record, changes.RootElement.GetProperty("command").Clone());
    }

    /// <summary>Which application.</summary>
    public Guid ApplicationId => Record.Command == nameof(OpenApplication) ? Record.CommandId : command.GetProperty("applicationId").GetGuid();

    /// <summary>A text of the command, or nothing.</summary>
    public string Text(string name) => command.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    /// <summary>A yes or no of the command.</summary>
    public bool Says(string name) => command.GetProperty(name).GetBoolean();
}
