using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Két giấy tờ: what is uploaded lies encrypted in the database, so that neither its file nor a copy of it shows anybody's papers. The keys are those
/// of the folder Security:KeysFolder; each file is bound to its own row. Without the keys nothing opens it again.
/// </summary>
public sealed class DocumentSafe(IDataProtectionProvider keys)
{
    /// <summary>What the keys of the documents are made for; stored documents need it as it is, for ever.</summary>
    private const string Purpose = "QuyHtx.Documents";

    /// <summary>The bytes as they are stored.</summary>
    public byte[] Lock(Guid documentId, byte[] content) => ProtectorOf(documentId).Protect(content);

    /// <summary>The bytes as they were uploaded.</summary>
    /// <exception cref="RuleViolationException"><c>document-not-opened</c>: the key is not in the folder, or what is stored was altered.</exception>
    public byte[] Open(Attachment file)
    {
        try
        {
            var content = ProtectorOf(file.Id).Unprotect(file.Content);
            return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256 ? content : throw NotOpened(file);
        }
        catch (CryptographicException)
        {
            throw NotOpened(file);
        }
    }

    private IDataProtector ProtectorOf(Guid documentId) => keys.CreateProtector(Purpose, documentId.ToString());

    private static RuleViolationException NotOpened(Attachment file) => new(new("document-not-opened", null, file.FileName));
}
