using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Nhật ký đôn đốc of a loan, the latest first, with what became of each promise.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListContacts : IQuery<ContactList>, IPaged
{
    /// <summary>Khoản vay.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListContacts>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListContacts, ContactList>
    {
        public async Task<ContactList> Handle(ListContacts list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var contacts = db.Contacts.AsNoTracking().Where(contact => contact.LoanId == list.LoanId);
            var count = await contacts.CountAsync(cancellationToken);
            var page = await contacts.OrderByDescending(contact => contact.Date).ThenByDescending(contact => contact.No).PageOf(list)
                .Select(contact => new
                {
                    Contact = contact,
                    Name = db.Users.Where(person => person.Id == contact.RecordedBy).Select(person => person.FullName).FirstOrDefault() ?? "",
                })
                .ToListAsync(cancellationToken);
            var promises = await Promises.OfAsync(db, [.. page.Select(row => row.Contact)], today, cancellationToken);
            return new ContactList([.. page.Select(row => ListedContact.Of(row.Contact, row.Name, promises))], count);
        }
    }
}

/// <summary>Nhật ký đôn đốc.</summary>
/// <param name="Rows">A page.</param>
/// <param name="Count">Of all.</param>
public sealed record ContactList(IReadOnlyList<ListedContact> Rows, int Count);

/// <summary>Một lần đôn đốc.</summary>
/// <param name="Id">The record.</param>
/// <param name="Date">Ngày làm việc.</param>
/// <param name="Channel">Hình thức.</param>
/// <param name="Person">Người tiếp xúc.</param>
/// <param name="Said">Nội dung.</param>
/// <param name="Promise">Lời hứa, or null.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="RecordedOn">Ngày ghi.</param>
/// <param name="RecordedByName">Người ghi.</param>
public sealed record ListedContact(
    Guid Id, LocalDate Date, ContactChannel Channel, string Person, string Said, PaymentPromise? Promise, PromiseOutcome? Outcome, LocalDate RecordedOn,
    string RecordedByName)
{
    internal static ListedContact Of(ContactRecord contact, string recordedByName, IReadOnlyDictionary<Guid, PromiseOutcome> outcomes) => new(
        contact.Id, contact.Date, contact.Channel, contact.Person, contact.Said, Promises.In(contact),
        outcomes.TryGetValue(contact.Id, out var outcome) ? outcome : null, contact.RecordedOn, recordedByName);
}
