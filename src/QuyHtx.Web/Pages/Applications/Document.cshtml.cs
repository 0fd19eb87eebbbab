using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>
/// Một giấy tờ của hồ sơ: shown by the browser where its content is a PDF or a picture, else downloaded. What it is its bytes said when it was
/// uploaded; the browser takes it for nothing else, and runs nothing in it.
/// </summary>
[Needs(Permission.ReadFund)]
public sealed class DocumentModel : FundPage
{
    /// <summary>A picture alone on a page. Not sandboxed where it is a PDF: the browser's own viewer would not start.</summary>
    private const string PolicyOfPictures = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private const string PolicyOfPdf = "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

    private const string Pdf = "application/pdf";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, bool tai = false)
    {
        var document = await Ask(new LookAtDocument(Guid.NewGuid(), id, file));
        var isShown = !tai && OpensInBrowser(document.ContentType);
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = document.ContentType == Pdf ? PolicyOfPdf : PolicyOfPictures;
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(document.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(document.Content, document.ContentType);
    }

    /// <summary>PDF and pictures; no browser runs anything of them.</summary>
    public static bool OpensInBrowser(string contentType) => contentType is Pdf or "image/png" or "image/jpeg";
}
