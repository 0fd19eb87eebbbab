using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Xem giấy tờ: a file of an application, with its bytes. The audit has who looked at which file and when before anybody gets to see it
/// (Law 91/2025/QH15 on personal data). Whoever sends it makes a new key for each look: sent again with the same one it answers without the bytes.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="AttachmentId">The file.</param>
[Needs(Permission.ReadFund)]
public sealed record LookAtDocument(Guid CommandId, Guid ApplicationId, Guid AttachmentId) : ILook<Document>
{
    internal sealed class Handler(FundDbContext db, DocumentSafe safe, AuditTrail trail) : IRequestHandler<LookAtDocument, Document>
    {
        public async Task<Document> Handle(LookAtDocument look, CancellationToken cancellationToken)
        {
            var file = await db.Attachments.AsNoTracking()
                .SingleOrDefaultAsync(file => file.Id == look.AttachmentId && file.ApplicationId == look.ApplicationId, cancellationToken) ?? throw Loaders.NotThere();
            var application = await db.ApplicationAsync(look.ApplicationId, cancellationToken);
            trail.Concerns(application.BorrowerId, after: new
            {
                Application = application.Number,
                Paper = application.Content.Dossier.FirstOrDefault(item => item.AttachmentId == file.Id)?.Name,
                file.FileName,
            });
            return new Document(file.FileName, file.ContentType, safe.Open(file));
        }
    }
}

/// <summary>A file.</summary>
/// <param name="FileName">The name it was uploaded with.</param>
/// <param name="ContentType">By its content.</param>
/// <param name="Content">The bytes.</param>
public sealed record Document(string FileName, string ContentType, [property: Secret] byte[] Content);
