using System.Text;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

/// <summary>Documents lie encrypted, and each look at one is in the audit or does not happen.</summary>
public sealed class LookAtDocumentTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task What_is_stored_shows_nothing_and_each_look_is_recorded(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (application, document) = await Attached(fund, "%PDF-1.7\nsố định danh 066188000123"u8.ToArray());

        var stored = await fund.Look(db => db.Attachments.Select(file => file.Content).SingleAsync());
        Assert.DoesNotContain("066188000123", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("%PDF", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);

        foreach (var person in new[] { Person.Officer, Person.Auditor, Person.Auditor })
        {
            var seen = await fund.Send(new LookAtDocument(Guid.NewGuid(), application, document), person);
            Assert.Equal("%PDF-1.7\nsố định danh 066188000123", Encoding.UTF8.GetString(seen.Content));
        }

        var looks = await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(LookAtDocument)).OrderBy(record => record.No).ToListAsync());
        Assert.Equal([Person.Officer.Id, Person.Auditor.Id, Person.Auditor.Id], looks.Select(look => look.UserId));
        Assert.All(looks, look =>
        {
            Assert.NotNull(look.BorrowerId);
            Assert.Contains(document.ToString(), look.Changes, StringComparison.Ordinal);
            Assert.Contains("\"fileName\":\"cccd.pdf\"", look.Changes, StringComparison.Ordinal);
            Assert.DoesNotContain("JVBERi", look.Changes, StringComparison.Ordinal);
        });
        Assert.All(await fund.Look(db => db.Commands.Select(done => done.Answer).ToListAsync()), answer => Assert.DoesNotContain("JVBERi", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        var (application, document) = await Attached(fund, Desk.Pdf);
        await fund.Look(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON audit_records BEGIN SELECT RAISE(ABORT, 'full'); END"));

        await Assert.ThrowsAsync<DbUpdateException>(() => fund.Send(new LookAtDocument(Guid.NewGuid(), application, document), Person.Auditor));

        await fund.Look(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER full"));
        Assert.Equal(0, await fund.Look(db => db.AuditRecords.CountAsync(record => record.Command == nameof(LookAtDocument))));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new LookAtDocument(Guid.NewGuid(), application, document), Person.BorrowerOf(Guid.NewGuid())));
    }

    [Fact]
    public async Task A_document_opens_in_its_own_place_with_its_own_keys_and_verify_tells_of_one_that_does_not()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        var (application, document) = await Attached(fund, Desk.Pdf);
        var (_, other) = await Attached(fund, "%PDF-1.7 khác"u8.ToArray());
        Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);

        // Another's paper put in its place.
        var foreign = await fund.Look(db => db.Attachments.Where(file => file.Id == other).Select(file => file.Content).SingleAsync());
        var own = await fund.Look(db => db.Attachments.Where(file => file.Id == document).Select(file => file.Content).SingleAsync());
        await Store(fund, document, foreign);
        Assert.Equal("document-not-opened", await Refused(() => fund.Send(new LookAtDocument(Guid.NewGuid(), application, document), Person.Auditor)));
        Assert.Equal(["document-not-opened"], (await fund.Send(new VerifyBooks(), Person.Auditor)).Findings.Select(finding => finding.Code));
        await Store(fund, document, own);

        // The same database, beside keys that are others.
        var withoutKeys = TestFund.On(fund.Database);
        Assert.Equal("document-not-opened", await Refused(() => withoutKeys.Send(new LookAtDocument(Guid.NewGuid(), application, document), Person.Auditor)));
        Assert.Equal(2, (await withoutKeys.Send(new VerifyBooks(), Person.Auditor)).Findings.Count);
    }

    private static async Task<(Guid Application, Guid Document)> Attached(TestFund fund, byte[] content)
    {
        var application = await fund.Opened(await fund.RegisterCooperative($"Hợp tác xã {Guid.NewGuid():N}"), fund.Content(100_000_000));
        return (application, (await fund.Send(new AttachDocument(Guid.NewGuid(), application, "DN", "cccd.pdf", content), Person.Officer)).Id);
    }

    private static Task<int> Store(TestFund fund, Guid document, byte[] content) =>
        fund.Look(db => db.Attachments.Where(file => file.Id == document).ExecuteUpdateAsync(row => row.SetProperty(file => file.Content, content)));
}
