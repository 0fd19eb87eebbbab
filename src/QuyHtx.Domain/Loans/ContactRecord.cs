using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Hình thức đôn đốc.</summary>
public enum ContactChannel
{
    /// <summary>Gọi điện.</summary>
    Call,

    /// <summary>Nhắn tin, thư điện tử.</summary>
    Message,

    /// <summary>Gửi công văn, thông báo.</summary>
    Letter,

    /// <summary>Đến làm việc tại cơ sở.</summary>
    Visit,

    /// <summary>Khách hàng đến Quỹ.</summary>
    AtTheFund,
}

/// <summary>Kết quả lời hứa trả nợ.</summary>
public enum PromiseOutcome
{
    /// <summary>Chưa đến hẹn.</summary>
    Awaited,

    /// <summary>Đã giữ lời.</summary>
    Kept,

    /// <summary>Lỗi hẹn.</summary>
    Broken,
}

/// <summary>Lời hứa trả nợ: by a day, so much.</summary>
/// <param name="Date">Ngày hẹn trả; not before the contact.</param>
/// <param name="Amount">Số tiền hẹn trả, above nil.</param>
public sealed record PaymentPromise(LocalDate Date, Dong Amount);

/// <summary>
/// Nhật ký đôn đốc: one call, letter or visit about a loan, and what came of it. It is never changed and never deleted; a mistake is answered by
/// another entry.
/// </summary>
public sealed class ContactRecord
{
    /// <summary>Writes down a contact.</summary>
    /// <exception cref="RuleViolationException">A day to come, nothing said, or a promise that is none.</exception>
    public ContactRecord(
        Guid id, Guid loanId, int no, LocalDate date, ContactChannel channel, string person, string said, PaymentPromise? promise, LocalDate recordedOn, Guid recordedBy)
    {
        if (date > recordedOn)
        {
            throw new RuleViolationException(new("date-after-business-date", "date", date, recordedOn));
        }

        if (promise is not null && promise.Date < date)
        {
            throw new RuleViolationException(new("promise-before-contact", "promise.date", promise.Date, date));
        }

        (Id, LoanId, No, Date, Channel) = (id, loanId, no, date, channel);
        (Person, Said, RecordedOn, RecordedBy) = (person.Trim(), said.Trim(), recordedOn, recordedBy);
        (PromisedDate, PromisedAmount) = (promise?.Date, promise?.Amount);
    }

    private ContactRecord() => (Person, Said) = ("", "");

    /// <summary>Made by whoever records it.</summary>
    public Guid Id { get; private set; }

    /// <summary>The loan.</summary>
    public Guid LoanId { get; private set; }

    /// <summary>Thứ tự ghi: from 1 within the loan.</summary>
    public int No { get; private set; }

    /// <summary>Ngày làm việc với khách hàng.</summary>
    public LocalDate Date { get; private set; }

    /// <summary>Hình thức.</summary>
    public ContactChannel Channel { get; private set; }

    /// <summary>Người tiếp xúc, at the borrower's.</summary>
    public string Person { get; private set; }

    /// <summary>Nội dung.</summary>
    public string Said { get; private set; }

    /// <summary>Ngày hẹn trả, or null where nothing was promised.</summary>
    public LocalDate? PromisedDate { get; private set; }

    /// <summary>Số tiền hẹn trả.</summary>
    public Dong? PromisedAmount { get; private set; }

    /// <summary>Ngày ghi: the business date.</summary>
    public LocalDate RecordedOn { get; private set; }

    /// <summary>Người ghi.</summary>
    public Guid RecordedBy { get; private set; }

    /// <summary>
    /// What became of a promise: kept once the money received from the day of the contact up to the promised day comes to what was promised, broken when that day has passed
    /// without it. Money that comes later pays the debt and not the promise.
    /// </summary>
    /// <param name="contact">Ngày làm việc.</param>
    /// <param name="promise">Lời hứa.</param>
    /// <param name="received">Money received of the loan, each with its value date.</param>
    /// <param name="today">Ngày nghiệp vụ.</param>
    public static PromiseOutcome OutcomeOf(LocalDate contact, PaymentPromise promise, IEnumerable<(LocalDate Date, Dong Amount)> received, LocalDate today)
    {
        var paid = received.Where(payment => payment.Date >= contact && payment.Date <= promise.Date).Aggregate(Dong.Zero, (sum, payment) => sum + payment.Amount);
        return paid >= promise.Amount ? PromiseOutcome.Kept : today > promise.Date ? PromiseOutcome.Broken : PromiseOutcome.Awaited;
    }
}
