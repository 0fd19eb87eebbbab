using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

public sealed class AttachDocumentTests
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [OnEveryDatabase]
    public async Task A_file_is_kept_with_what_its_content_is_and_its_bytes_are_nowhere_else(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Opened(await fund.RegisterCooperative(), fund.Content(100_000_000));
        var bytes = "%PDF-1.7\nbí mật"u8.ToArray();
        var upload = new AttachDocument(Guid.NewGuid(), application, "DN", @"C:\Hồ sơ\giấy ""đề nghị"".exe", bytes);

        var kept = await fund.Send(upload, Person.Officer);

        var document = await fund.Send(new LookAtDocument(Guid.NewGuid(), application, kept.Id), Person.Auditor);
        Assert.Equal(("giấy đề nghị.exe", "application/pdf"), (document.FileName, document.ContentType));
        Assert.Equal(bytes, document.Content);
        var file = await fund.Send(new GetApplication(application), Person.Auditor);
        Assert.Equal(kept.Id, file.Content.Dossier.Single(item => item.Code == "DN").AttachmentId);
        Assert.Equal(["PA", "DK"], file.Missing.Select(item => item.Code));

        // SHA-256 stands for the bytes in the audit, and tells a command sent again from another one under the same key.
        var audited = await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(AttachDocument)).Select(record => record.Changes).SingleAsync());
        Assert.Contains(upload.Sha256, audited, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(bytes), audited, StringComparison.Ordinal);
        Assert.Equal(kept, await fund.Send(upload, Person.Officer));
        Assert.Equal("command-key-used", await Refused(() => fund.Send(upload with { Content = Desk.Pdf }, Person.Officer)));
        await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(new LookAtDocument(Guid.NewGuid(), Guid.NewGuid(), kept.Id), Person.Auditor));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_file_attached_stays_with_its_item_when_the_application_is_rewritten(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Opened(await fund.RegisterCooperative(), fund.Content(100_000_000));
        await fund.AttachAll(application);
        var before = await fund.Send(new GetApplication(application), Person.Officer);
        var foreign = before.Content.Dossier[0] with { AttachmentId = Guid.NewGuid() };

        await fund.Send(
            new RewriteApplication(Guid.NewGuid(), application, before.Version, fund.Content(200_000_000) with { Dossier = [foreign] }), Person.Officer);

        // Whoever rewrites can neither point an item elsewhere nor drop a required one; the files of the others are where they were.
        var after = await fund.Send(new GetApplication(application), Person.Officer);
        Assert.Equal(
            before.Content.Dossier.Where(item => item.IsRequired).Select(item => (item.Code, item.AttachmentId)).Order(),
            after.Content.Dossier.Select(item => (item.Code, item.AttachmentId)).Order());
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_file_taken_off_its_item_is_missing_again_and_still_there_to_be_seen(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Opened(await fund.RegisterCooperative(), fund.Content(100_000_000));
        await fund.AttachAll(application);
        var kept = (await fund.Send(new GetApplication(application), Person.Officer)).Content.Dossier.Single(item => item.Code == "PA").AttachmentId!.Value;

        await fund.Send(new DetachDocument(Guid.NewGuid(), application, "PA"), Person.Officer);

        var file = await fund.Send(new GetApplication(application), Person.Officer);
        Assert.Equal(["PA"], file.Missing.Select(item => item.Code));
        Assert.Equal(3, file.Attachments.Count);
        Assert.Equal(Desk.Pdf, (await fund.Send(new LookAtDocument(Guid.NewGuid(), application, kept), Person.Auditor)).Content);
        Assert.Equal("dossier-item-unknown", await Refused(() => fund.Send(new DetachDocument(Guid.NewGuid(), application, "XX"), Person.Officer)));
        await fund.Send(new WithdrawApplication(Guid.NewGuid(), application, "Không vay nữa"), Person.Officer);
        Assert.Equal("application-not-in-status", await Refused(() => fund.Send(new DetachDocument(Guid.NewGuid(), application, "DN"), Person.Officer)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Other_content_too_much_of_it_and_unknown_papers_are_refused(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Opened(await fund.RegisterCooperative(), fund.Content(100_000_000));
        var upload = new AttachDocument(Guid.NewGuid(), application, "DN", "a.pdf", "MZ\x90"u8.ToArray());

        Assert.Equal("file-kind-unknown", await Refused(() => fund.Send(upload, Person.Officer)));
        Assert.Equal("dossier-item-unknown", await Refused(() => fund.Send(upload with { Code = "XX", Content = Desk.Pdf }, Person.Officer)));
        var largest = new byte[AttachDocument.MostBytes];
        Desk.Pdf.CopyTo(largest, 0);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(upload with { Content = [.. largest, 0] }, Person.Officer));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(upload with { Content = [] }, Person.Officer));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(upload with { FileName = "C:\\" }, Person.Officer));
        Assert.Equal(0, await fund.Look(db => db.Attachments.CountAsync()));
        await fund.Send(upload with { Content = largest }, Person.Officer);
    }

    [Fact]
    public void What_a_file_is_its_first_bytes_say()
    {
        Assert.Equal("application/pdf", FileKind.Of("%PDF-1.4"u8.ToArray()));
        Assert.Equal("image/png", FileKind.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal("image/jpeg", FileKind.Of([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Null(FileKind.Of(Encoding.UTF8.GetBytes("<html>%PDF-")));
        Assert.Null(FileKind.Of("%PD"u8.ToArray()));
        Assert.Null(FileKind.Of([0x89, 0x50, 0x4E, 0x47]));
    }

    [Fact]
    public void Of_an_archive_its_parts_say_and_macros_are_not_taken()
    {
        Assert.Equal(Docx, FileKind.Of(Archive("[Content_Types].xml", "word/document.xml")));
        Assert.Equal(Xlsx, FileKind.Of(Archive("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Null(FileKind.Of(Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.Null(FileKind.Of(Archive("word/document.xml")));
        Assert.Null(FileKind.Of(Archive("index.html")));
        Assert.Null(FileKind.Of("PK\x03\x04 and nothing more"u8.ToArray()));
    }

    private static byte[] Archive(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                archive.CreateEntry(part);
            }
        }

        return bytes.ToArray();
    }
}
