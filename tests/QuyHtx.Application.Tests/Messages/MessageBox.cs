using NodaTime;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Tests.Messages;

/// <summary>Puts reminders where close of day puts them, and records what became of them as the system does.</summary>
internal static class MessageBox
{
    public static async Task<(Guid Borrower, Guid Loan)> LoanOf(this TestFund fund, string name)
    {
        var borrower = await fund.RegisterCooperative(name);
        return (borrower, await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000), borrower));
    }

    public static async Task<Guid> Queue(this TestFund fund, Guid loanId, LocalDate on, string recipient = "htx@example.vn", int dayOffset = -7)
    {
        var id = Guid.NewGuid();
        await fund.Look(db =>
        {
            db.Messages.Add(new Message
            {
                Id = id, LoanId = loanId, DueDate = on.PlusDays(-dayOffset), DayOffset = dayOffset, QueuedOn = on, Recipient = recipient,
                Subject = "Nhắc nợ", Body = "Kính gửi Hợp tác xã",
            });
            return db.SaveChangesAsync();
        });
        return id;
    }

    public static Task Record(this TestFund fund, Guid message, int attempt, DeliveryResult result, string outcome = "") => fund.Send(
        new RecordDelivery(RecordDelivery.KeyOf(message, attempt), message, attempt, new Delivery(result, outcome)), Person.Administrator);
}
