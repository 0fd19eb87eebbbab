using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Persistence;

/// <summary>Lệnh đã thực hiện: a command's key and what it answered, so that the same command sent again changes nothing and hears the same.</summary>
public sealed class CommandRecord
{
    /// <summary>The key its sender made.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which command.</summary>
    public required string Command { get; init; }

    /// <summary>SHA-256 of its content: the same key with other content is a mistake, not a repetition.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who sent it.</summary>
    public required Guid UserId { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Its answer, as JSON.</summary>
    public required string Answer { get; init; }
}

/// <summary>Nhật ký: who did what, when, from where, and what it changed. Append-only.</summary>
public sealed class AuditRecord
{
    /// <summary>In the order written.</summary>
    public long No { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Ngày nghiệp vụ.</summary>
    public required LocalDate BusinessDate { get; init; }

    /// <summary>Who.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Name of who, as it was then.</summary>
    public required string UserName { get; init; }

    /// <summary>The same folded (<see cref="Persistence.SearchText"/>), which is what the name is searched in.</summary>
    public required string UserSearch { get; init; }

    /// <summary>From where: address of the machine, or the command line.</summary>
    public required string Origin { get; init; }

    /// <summary>What: the command.</summary>
    public required string Command { get; init; }

    /// <summary>The command's key.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>Before and after of what it changed, as JSON; without identity documents.</summary>
    public required string Changes { get; init; }

    /// <summary>For which borrower.</summary>
    public Guid? BorrowerId { get; init; }

    /// <summary>For which loan.</summary>
    public Guid? LoanId { get; init; }
}

/// <summary>Khóa sổ một ngày: its seal, and how the day stood.</summary>
public sealed class DayClose
{
    /// <summary>The day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>SHA-256 over the day's entries and the seal before it.</summary>
    public required string Seal { get; init; }

    /// <summary>The seal before it.</summary>
    public required string PreviousSeal { get; init; }

    /// <summary>How many entries it seals.</summary>
    public required int Entries { get; init; }

    /// <summary>SHA-256 over what the audit says was done since the close before, with the commands, and the audit's seal of that close.</summary>
    public required string AuditSeal { get; init; }

    /// <summary>The number of the last audit record under that seal.</summary>
    public required long LastAuditNo { get; init; }

    /// <summary>SHA-256 over the transactions of loans entered on the day, and the transactions' seal before it.</summary>
    public required string TransactionSeal { get; init; }

    /// <summary>When it was closed.</summary>
    public required Instant ClosedAt { get; init; }
}

/// <summary>
/// Khoản vay lỗi khi khóa sổ: a loan that could not be closed keeps the day from sealing until it is resolved or set aside. Set aside, it is
/// left out of every close until it computes again.
/// </summary>
public sealed class CloseFailure
{
    /// <summary>The loan.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>The first day it kept open.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>What went wrong.</summary>
    public required string Error { get; set; }

    /// <summary>Who set it aside, or null.</summary>
    public Guid? SetAsideBy { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The day whose close it took part in again, or null.</summary>
    public LocalDate? ResolvedOn { get; set; }
}

/// <summary>Trạng thái tin nhắn.</summary>
public enum MessageStatus
{
    /// <summary>Chờ gửi.</summary>
    Queued,

    /// <summary>Đã gửi.</summary>
    Sent,

    /// <summary>Không gửi được.</summary>
    Failed,

    /// <summary>Đã cũ, không gửi nữa.</summary>
    Lapsed,
}

/// <summary>Tin nhắn: a reminder to a borrower, with its outcome. Each row of a loan is reminded of once a day on the list.</summary>
public sealed class Message
{
    /// <summary>The message.</summary>
    public required Guid Id { get; init; }

    /// <summary>The loan.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>The due date it speaks of.</summary>
    public required LocalDate DueDate { get; init; }

    /// <summary>Days from the due date.</summary>
    public required int DayOffset { get; init; }

    /// <summary>Ngày nghiệp vụ on which it was queued.</summary>
    public required LocalDate QueuedOn { get; init; }

    /// <summary>To whom; nothing where the borrower has given no address.</summary>
    public required string Recipient { get; set; }

    /// <summary>Tiêu đề.</summary>
    public required string Subject { get; init; }

    /// <summary>Nội dung.</summary>
    public required string Body { get; init; }

    /// <summary>Trạng thái.</summary>
    public MessageStatus Status { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of these were made before it was last queued again; how long to wait is counted from there.</summary>
    public int AttemptsBeforeRequeue { get; set; }

    /// <summary>Not before.</summary>
    public Instant? NextAttemptAt { get; set; }

    /// <summary>When it was sent.</summary>
    public Instant? SentAt { get; set; }

    /// <summary>What the mail server said last.</summary>
    public string Outcome { get; set; } = "";
}

/// <summary>Kỳ trả nợ sắp tới, cached for forecasts and reminders; rewritten when something happens to the loan.</summary>
public sealed class PlannedRow
{
    /// <summary>The loan.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>Kỳ số.</summary>
    public required int No { get; init; }

    /// <summary>Ngày đến hạn.</summary>
    public required LocalDate DueDate { get; init; }

    /// <summary>Gốc.</summary>
    public required Dong Principal { get; init; }

    /// <summary>Lãi dự kiến.</summary>
    public required Dong Interest { get; init; }
}

/// <summary>Tệp đính kèm: an upload, kept outside the web root, with what its content was found to be.</summary>
public sealed class Attachment
{
    /// <summary>The file.</summary>
    public required Guid Id { get; init; }

    /// <summary>The application it belongs to.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>The name it was uploaded with.</summary>
    public required string FileName { get; init; }

    /// <summary>By its content, not its name.</summary>
    public required string ContentType { get; init; }

    /// <summary>The bytes, encrypted.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the bytes as they were uploaded.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who uploaded it.</summary>
    public required Guid UploadedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant UploadedAt { get; init; }
}
