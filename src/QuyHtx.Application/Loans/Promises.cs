using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Lời hứa trả nợ: whether those who promised have paid, asked for all contacts of a page at once.</summary>
internal static class Promises
{
    /// <summary>The promise of a contact, or null.</summary>
    public static PaymentPromise? In(ContactRecord contact) =>
        contact is { PromisedDate: { } date, PromisedAmount: { } amount } ? new PaymentPromise(date, amount) : null;

    /// <summary>What became of each promise, by the id of its contact.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PromiseOutcome>> OfAsync(
        FundDbContext db, IReadOnlyList<ContactRecord> contacts, LocalDate today, CancellationToken cancellation)
    {
        var loans = contacts.Where(contact => In(contact) is not null).Select(contact => contact.LoanId).Distinct().ToList();
        if (loans.Count == 0)
        {
            return new Dictionary<Guid, PromiseOutcome>();
        }

        var payments = await db.LoanTransactions.AsNoTracking()
            .Where(entered => loans.Contains(entered.LoanId)
                && (entered.Kind == LoanTransactionKind.Repayment || entered.Kind == LoanTransactionKind.Prepayment)
                && !db.LoanTransactions.Any(reversal => reversal.ReversesId == entered.Id))
            .Select(entered => new { entered.LoanId, entered.Date, entered.Amount })
            .ToListAsync(cancellation);
        var received = payments.ToLookup(payment => payment.LoanId, payment => (payment.Date, payment.Amount));
        return contacts.Where(contact => In(contact) is not null)
            .ToDictionary(contact => contact.Id, contact => ContactRecord.OutcomeOf(contact.Date, In(contact)!, received[contact.LoanId], today));
    }
}
