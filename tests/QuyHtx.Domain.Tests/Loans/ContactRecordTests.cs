using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

public sealed class ContactRecordTests
{
    [Theory]
    [InlineData("2026-02-15", "2026-02-15", null)]
    [InlineData("2026-02-14", "2026-02-14", null)]
    [InlineData("2026-02-16", "2026-02-20", "date-after-business-date")]
    [InlineData("2026-02-10", "2026-02-09", "promise-before-contact")]
    public void It_is_of_a_day_that_has_come_and_promises_for_that_day_or_a_later_one(string date, string promised, string? refusal)
    {
        if (refusal is null)
        {
            Assert.Equal(("Bà Lan", "Hẹn trả", Make.Day(promised)), (Made().Person, Made().Said, Made().PromisedDate));
        }
        else
        {
            Assert.Equal(refusal, Make.Refusal(() => Made()).Code);
        }

        ContactRecord Made() => new(
            Guid.NewGuid(), Guid.NewGuid(), 1, Make.Day(date), ContactChannel.Call, " Bà Lan ", " Hẹn trả ",
            new PaymentPromise(Make.Day(promised), new Dong(1)), Make.Day("2026-02-15"), MakeLoan.Maker);
    }

    /// <summary>Ten million promised on 10/2 for 20/2.</summary>
    [Theory]
    [InlineData("2026-02-20", PromiseOutcome.Awaited)]
    [InlineData("2026-02-21", PromiseOutcome.Broken)]
    [InlineData("2026-02-12", PromiseOutcome.Kept, "2026-02-12 10000000")]
    [InlineData("2026-02-20", PromiseOutcome.Awaited, "2026-02-12 9999999")]
    [InlineData("2026-02-21", PromiseOutcome.Broken, "2026-02-12 9999999")]
    [InlineData("2026-02-21", PromiseOutcome.Kept, "2026-02-10 4000000", "2026-02-20 6000000")]
    [InlineData("2026-02-21", PromiseOutcome.Broken, "2026-02-09 10000000")]
    [InlineData("2026-03-01", PromiseOutcome.Broken, "2026-02-21 10000000")]
    public void A_promise_is_kept_by_money_that_comes_from_the_contact_up_to_the_day_promised(string today, PromiseOutcome outcome, params string[] received) =>
        Assert.Equal(outcome, ContactRecord.OutcomeOf(
            Make.Day("2026-02-10"),
            new PaymentPromise(Make.Day("2026-02-20"), new Dong(10_000_000)),
            received.Select(payment => (Make.Day(payment[..10]), new Dong(long.Parse(payment[11..], System.Globalization.CultureInfo.InvariantCulture)))),
            Make.Day(today)));
}
