using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Loans;

/// <summary>Of each loan of a page the last contact and the last promise, asked for all of them at once.</summary>
internal sealed class LatestContacts
{
    private readonly ILookup<Guid, ListedContact> ofLoan;

    private LatestContacts(ILookup<Guid, ListedContact> ofLoan) => this.ofLoan = ofLoan;

    public ListedContact? Last(Guid loanId) => ofLoan[loanId].FirstOrDefault();

    public ListedContact? LastPromise(Guid loanId) => ofLoan[loanId].FirstOrDefault(contact => contact.Promise is not null);

    public static async Task<LatestContacts> OfAsync(FundDbContext db, IReadOnlyList<Guid> loanIds, LocalDate today, CancellationToken cancellation)
    {
        var contacts = await db.Contacts.AsNoTracking()
            .Where(contact => loanIds.Contains(contact.LoanId)
                && !db.Contacts.Any(later => later.LoanId == contact.LoanId
                    && (contact.PromisedDate == null || later.PromisedDate != null)
                    && (later.Date > contact.Date || (later.Date == contact.Date && later.No > contact.No))))
            .OrderByDescending(contact => contact.Date).ThenByDescending(contact => contact.No)
            .Select(contact => new
            {
                Contact = contact,
                Name = db.Users.Where(person => person.Id == contact.RecordedBy).Select(person => person.FullName).FirstOrDefault() ?? "",
            })
            .ToListAsync(cancellation);
        var outcomes = await Promises.OfAsync(db, [.. contacts.Select(row => row.Contact)], today, cancellation);
        return new LatestContacts(contacts.ToLookup(row => row.Contact.LoanId, row => ListedContact.Of(row.Contact, row.Name, outcomes)));
    }
}
