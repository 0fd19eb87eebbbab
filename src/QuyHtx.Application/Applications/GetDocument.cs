using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>Xem giấy tờ: a file of an application, with its bytes.</summary>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="AttachmentId">The file.</param>
[Needs(Permission.ReadFund)]
public sealed record GetDocument(Guid ApplicationId, Guid AttachmentId) : IQuery<Document>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetDocument, Document>
    {
        public async Task<Document> Handle(GetDocument query, CancellationToken cancellationToken) =>
            await db.Attachments.AsNoTracking()
                .Where(file => file.Id == query.AttachmentId && file.ApplicationId == query.ApplicationId)
                .Select(file => new Document(file.FileName, file.ContentType, file.Content))
                .SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
    }
}

/// <summary>A file.</summary>
/// <param name="FileName">The name it was uploaded with.</param>
/// <param name="ContentType">By its content.</param>
/// <param name="Content">The bytes.</param>
public sealed record Document(string FileName, string ContentType, byte[] Content);
