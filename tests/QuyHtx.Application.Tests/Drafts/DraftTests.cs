using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Drafts;

public sealed class DraftTests
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 1, 30, 0, TimeSpan.Zero);

    [Theory]
    [OnEveryDatabase]
    public async Task A_form_half_filled_in_is_found_again_as_it_was_typed_and_by_its_owner_alone(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        fund.SetClock(Morning);
        var id = Guid.NewGuid();
        await Save("Hợp tác xã Cà phê", ("amount", "3oo triệu"), ("purpose", ""));
        fund.SetClock(Morning.AddMinutes(2));

        var savedAt = await Save("Hợp tác xã Cà phê Đức An", ("amount", "300.000.000"), ("purpose", "Mua “máy”\n<cày>"));

        Assert.Equal(Instant.FromDateTimeOffset(Morning.AddMinutes(2)), savedAt);
        var kept = await fund.Send(new GetDraft(DraftForm.Application, id), Person.Officer);
        Assert.Equal(("Hợp tác xã Cà phê Đức An", savedAt), (kept.Title, kept.SavedAt!.Value));
        Assert.Equal([("amount", "300.000.000"), ("purpose", "Mua “máy”\n<cày>")], kept.Fields.Select(field => (field.Key, field.Value)).Order());
        Assert.Equal([(id, false)], (await fund.Send(new ListDrafts(DraftForm.Application), Person.Officer)).Select(line => (line.SubjectId, line.Exists)));

        // Another form, another subject and another person have drafts of their own.
        Assert.Null((await fund.Send(new GetDraft(DraftForm.Appraisal, id), Person.Officer)).SavedAt);
        Assert.Null((await fund.Send(new GetDraft(DraftForm.Application, Guid.NewGuid()), Person.Officer)).SavedAt);
        Assert.Null((await fund.Send(new GetDraft(DraftForm.Application, id), Person.Manager)).SavedAt);
        Assert.Empty(await fund.Send(new ListDrafts(DraftForm.Application), Person.Administrator));
        await fund.Send(new DiscardDraft(DraftForm.Application, id), Person.Manager);
        Assert.NotNull((await fund.Send(new GetDraft(DraftForm.Application, id), Person.Officer)).SavedAt);

        await fund.Send(new DiscardDraft(DraftForm.Application, id), Person.Officer);
        await fund.Send(new DiscardDraft(DraftForm.Application, id), Person.Officer);
        Assert.Null((await fund.Send(new GetDraft(DraftForm.Application, id), Person.Officer)).SavedAt);

        Task<Instant> Save(string title, params (string Name, string Text)[] fields) => fund.Send(
            new SaveDraft(DraftForm.Application, id, title, fields.ToDictionary(field => field.Name, field => field.Text)), Person.Officer);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Drafts_are_kept_without_a_turn_of_the_books_a_key_or_a_line_of_the_audit(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var before = await Books();
        var draft = new SaveDraft(DraftForm.Application, Guid.NewGuid(), "x", new Dictionary<string, string> { ["amount"] = "1" });

        Assert.Equal(2, await fund.Commands.Count(() => fund.Send(draft, Person.Officer)));
        Assert.Equal(1, await fund.Commands.Count(() => fund.Send(draft, Person.Officer)));
        await fund.Send(new DiscardDraft(draft.Form, draft.SubjectId), Person.Officer);

        Assert.Equal(before, await Books());

        Task<(long, int, int)> Books() => fund.Look(async db =>
            ((await db.Funds.SingleAsync()).Turn, await db.Commands.CountAsync(), await db.AuditRecords.CountAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Windows_that_save_at_the_same_moment_leave_one_draft(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var id = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => fund.Send(
            new SaveDraft(DraftForm.Application, id, $"{i}", new Dictionary<string, string>()), Person.Officer)));

        Assert.Single(await fund.Send(new ListDrafts(DraftForm.Application), Person.Officer));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_draft_is_no_store_of_anything_however_long(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var fields = new Dictionary<string, string> { ["plan"] = new('x', 200_001) };
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => fund.Send(new SaveDraft(DraftForm.Application, Guid.NewGuid(), "x", fields), Person.Officer));
    }
}
