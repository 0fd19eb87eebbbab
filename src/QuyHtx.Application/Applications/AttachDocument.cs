using System.Security.Cryptography;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Applications;

/// <summary>Đính kèm giấy tờ: a file for an item of the dossier. What kind of file it is, its content says, not its name.</summary>
/// <param name="CommandId">The key, and the file's id.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Code">Mã giấy tờ.</param>
/// <param name="FileName">The name it was uploaded with.</param>
/// <param name="Content">The bytes; neither the audit nor the key of the command keeps them, but their hash.</param>
[Needs(Permission.KeepApplications)]
public sealed record AttachDocument(
    Guid CommandId, Guid ApplicationId, string Code, string FileName, [property: JsonIgnore] byte[] Content) : ICommand<Created>
{
    /// <summary>The largest file: 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    internal sealed class Validator : AbstractValidator<AttachDocument>
    {
        public Validator()
        {
            RuleFor(upload => upload.FileName).Must(name => !string.IsNullOrWhiteSpace(name) && WithoutFolder(name).Length > 0)
                .WithErrorCode("text-missing");
            RuleFor(upload => upload.FileName).MaximumLength(250).WithErrorCode("text-too-long");
            RuleFor(upload => upload.Content).Must(content => content is { Length: > 0 and <= MostBytes }).WithErrorCode("file-too-large");
        }
    }

    internal sealed class Handler(FundDbContext db, DocumentSafe safe, CurrentUser user, AuditTrail trail, TimeProvider clock)
        : IRequestHandler<AttachDocument, Created>
    {
        public async Task<Created> Handle(AttachDocument upload, CancellationToken cancellationToken)
        {
            var application = await db.ApplicationAsync(upload.ApplicationId, cancellationToken);
            application.Attach(upload.Code, upload.CommandId, user.Id);
            db.Attachments.Add(new Attachment
            {
                Id = upload.CommandId,
                ApplicationId = application.Id,
                FileName = WithoutFolder(upload.FileName),
                ContentType = FileKind.Of(upload.Content) ?? throw new RuleViolationException(new("file-kind-unknown", "content")),
                Content = safe.Lock(upload.CommandId, upload.Content),
                Sha256 = upload.Sha256,
                UploadedBy = user.Id,
                UploadedAt = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            });
            trail.Concerns(application.BorrowerId);
            return new Created(upload.CommandId);
        }
    }

    /// <summary>The name alone, of whichever system it came from, without what could end a line or a header.</summary>
    private static string WithoutFolder(string fileName) =>
        string.Concat(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !char.IsControl(letter) && letter != '"'));
}
