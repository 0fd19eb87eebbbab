using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using Kind = QuyHtx.Domain.Loans.LoanTransactionKind;

namespace QuyHtx.Domain.Tests.Loans;

public sealed class LoanTests
{
    [Fact]
    public void Transactions_are_numbered_in_the_order_entered()
    {
        var loan = MakeLoan.Running();

        var payment = loan.Enter(Kind.Repayment, "2026-02-15", 20_310_000);

        Assert.Equal((2, loan.Id, 2), (payment.No, payment.LoanId, loan.Version));
        Assert.Equal(Make.State("2026-02-15", 80_000_000), loan.State("2026-02-15"));
    }

    [Fact]
    public void A_loan_read_apart_from_its_history_is_put_together_again_and_takes_no_other_loans_transactions()
    {
        var loan = MakeLoan.Running();
        loan.Enter(Kind.Repayment, "2026-02-15", 20_310_000);
        var bare = loan.WithHistory([]);

        Assert.Equal(loan.State("2026-03-01"), bare.WithHistory(loan.Transactions).State("2026-03-01"));
        Assert.Equal((0, 2), (bare.Transactions.Count, loan.Transactions.Count));
        Assert.Throws<ArgumentException>(() => bare.WithHistory(MakeLoan.Running().Transactions));
    }

    [Fact]
    public void No_more_is_disbursed_than_was_approved_and_nothing_before_signing()
    {
        var loan = MakeLoan.Running();

        Assert.Equal(
            ("disbursement-above-approved", new Dong(100_000_000)), Values(() => loan.Enter(Kind.Disbursement, "2026-01-20", 100_000_001)));
        loan.Enter(Kind.Disbursement, "2026-01-20", 100_000_000);
        Assert.Equal(
            "disbursement-before-signing", Make.Refusal(() => MakeLoan.Signed().Enter(Kind.Disbursement, "2026-01-09", 1, enteredOn: "2026-01-15")).Code);
    }

    [Fact]
    public void A_disbursement_that_was_reversed_can_be_made_again()
    {
        var loan = MakeLoan.Running();
        var tranche = loan.Enter(Kind.Disbursement, "2026-01-20", 100_000_000);

        loan.Reverse(tranche, "2026-01-21");

        Assert.Equal(new Dong(100_000_000), loan.Disbursed);
        loan.Enter(Kind.Disbursement, "2026-01-21", 100_000_000);
    }

    [Theory]
    [InlineData(Kind.Repayment)]
    [InlineData(Kind.Prepayment)]
    [InlineData(Kind.AdvanceRefund)]
    [InlineData(Kind.InterestWaiver)]
    [InlineData(Kind.Restructuring)]
    public void Before_anything_is_disbursed_nothing_else_happens(Kind kind) => Assert.Equal(
        "nothing-disbursed", Make.Refusal(() => MakeLoan.Signed().Enter(kind, "2026-01-20", 1)).Code);

    [Fact]
    public void Tomorrow_is_refused() => Assert.Equal(
        "date-after-business-date", Make.Refusal(() => MakeLoan.Running().Enter(Kind.Repayment, "2026-02-16", 1, enteredOn: "2026-02-15")).Code);

    [Fact]
    public void Amounts_past_the_range_are_refused_and_leave_the_loan_as_it_was()
    {
        var loan = MakeLoan.Running();
        loan.Enter(Kind.Repayment, "2026-02-15", long.MaxValue);

        Assert.Equal("amount-out-of-range", Make.Refusal(() => loan.Enter(Kind.Repayment, "2026-02-15", long.MaxValue)).Code);
        Assert.Equal(2, loan.Transactions.Count);
    }

    [Fact]
    public void The_only_disbursement_cannot_be_reversed_while_payments_rest_on_it()
    {
        var loan = MakeLoan.Running();
        var payment = loan.Enter(Kind.Repayment, "2026-02-15", 20_310_000);

        Assert.Equal(("disbursement-in-use", (object)1), Values(() => loan.Reverse(loan.Transactions[0], "2026-02-15"), 0));

        loan.Reverse(payment, "2026-02-15");
        loan.Reverse(loan.Transactions[0], "2026-02-15");
        Assert.Equal(Make.State("2026-02-15"), loan.State("2026-02-15"));
    }

    [Fact]
    public void A_first_disbursement_cannot_be_reversed_when_a_payment_came_before_the_second()
    {
        var loan = MakeLoan.Running();
        loan.Enter(Kind.Repayment, "2026-02-15", 20_310_000);
        loan.Enter(Kind.Disbursement, "2026-02-20", 10_000_000);

        Assert.Equal("event-before-first-disbursement", Make.Refusal(() => loan.Reverse(loan.Transactions[0], "2026-02-20")).Code);
    }

    [Fact]
    public void A_reversal_names_what_stands_once_and_is_not_reversed_itself()
    {
        var loan = MakeLoan.Running();
        var payment = loan.Enter(Kind.Repayment, "2026-02-15", 20_310_000);
        var reversal = loan.Reverse(payment, "2026-02-16");

        Assert.Equal((payment.Id, new Dong(20_310_000), 3), (reversal.ReversesId, reversal.Amount, reversal.No));
        foreach (var again in new[] { payment, reversal, payment with { Id = Guid.NewGuid() } })
        {
            Assert.Equal("transaction-not-reversible", Make.Refusal(() => loan.Reverse(again, "2026-02-16")).Code);
        }

        Assert.Equal(3, loan.Transactions.Count);
    }

    [Fact]
    public void A_payment_entered_late_changes_where_later_ones_went()
    {
        // On 15/3 row 1 looks overdue: 28 days × 3.000 = 84.000 of overdue interest, 310.000 × 28 × 0,0002 = 1.736 late.
        var loan = MakeLoan.Running();
        loan.Enter(Kind.Repayment, "2026-03-15", 20_224_000);
        var late = MakeLoan.Transaction(Kind.Repayment, "2026-02-15", 20_310_000, enteredOn: "2026-03-15");

        var (before, after) = (loan.State("2026-03-15"), loan.Preview(late, MakeLoan.Calendar).State("2026-03-15"));

        Assert.Equal(
            Make.State("2026-03-15", 80_000_000, dueToday: 20_000_000, interestDue: 394_000, lateInterest: 1_736, daysPastDue: 28), before);
        Assert.Equal(Make.State("2026-03-15", 60_000_000), after);
        Assert.Equal(2, loan.Transactions.Count);
        loan.Enter(late, MakeLoan.Calendar);
        Assert.Equal(after, loan.State("2026-03-15"));
        Assert.Equal(
            "2026-03-15 Repayment 20.224.000 = DuePrincipal 20.000.000 + DueInterest 224.000",
            loan.Position(MakeLoan.Calendar, Make.Day("2026-03-15")).Allocated()[1]);
    }

    [Fact]
    public void The_outlook_knows_the_interest_of_rows_to_come_by_what_had_happened_on_a_day()
    {
        // In parts of 20 million from 15/1 on, one đồng earning 0,0001 a day; 40 million are prepaid on 15/2 and taken from the last rows.
        var loan = MakeLoan.Running();
        loan.Enter(Kind.Prepayment, "2026-02-15", 60_310_000);

        Assert.Equal("310.000, 224.000, 186.000, 120.000, 62.000", Outlook("2026-02-14"));
        Assert.Equal("310.000, 112.000, 62.000, 0, 0", Outlook("2026-02-15"));
        Assert.Equal("310.000, 112.000, 62.000, 0, 0", Outlook("2027-01-01"));
        Assert.Equal("", Outlook("2026-01-14"));

        string Outlook(string asOf) => string.Join(", ", loan.Outlook(MakeLoan.Calendar, Make.Day(asOf)).Select(row => row.Interest));
    }

    [Fact]
    public void A_preview_refuses_what_entering_would_refuse()
    {
        var loan = MakeLoan.Running();
        LoanTransaction[] refused =
        [
            MakeLoan.Transaction(Kind.Disbursement, "2026-01-20", 100_000_001),
            MakeLoan.Transaction(Kind.Repayment, "2026-01-14", 1),
            MakeLoan.Transaction(Kind.Repayment, "2026-01-20", 0),
            MakeLoan.Transaction(Kind.AdvanceRefund, "2026-01-20", 1),
            MakeLoan.Transaction(Kind.Restructuring, "2026-01-20"),
            MakeLoan.Reversal(MakeLoan.Transaction(Kind.Repayment, "2026-01-20", 1), "2026-01-20"),
        ];

        Assert.All(refused, transaction => Assert.Equal(
            Make.Refusal(() => loan.Preview(transaction, MakeLoan.Calendar)).Code, Make.Refusal(() => loan.Enter(transaction, MakeLoan.Calendar)).Code));
    }

    [Theory]
    [InlineData(RestructuringKind.Reschedule, 3, null)] // 15/3 + 3 months is the maturity, 15/6
    [InlineData(RestructuringKind.Reschedule, 2, null)]
    [InlineData(RestructuringKind.Reschedule, 4, "rescheduling-beyond-maturity")]
    [InlineData(RestructuringKind.Extend, 4, null)]
    [InlineData(RestructuringKind.Extend, 3, "extension-within-maturity")]
    public void Rescheduling_stays_within_the_maturity_and_an_extension_goes_beyond(RestructuringKind kind, int months, string? refusal)
    {
        var loan = MakeLoan.Running();
        var terms = Make.Terms(RepaymentMethod.Bullet, months);

        if (refusal is null)
        {
            Assert.Equal((Dong.Zero, kind), (loan.Restructure("2026-03-15", kind, terms).Amount, loan.Transactions[^1].RestructuringKind));
            Assert.Equal(1, loan.RestructuringsBy(Make.Day("2026-03-15")));
        }
        else
        {
            Assert.Equal(refusal, Make.Refusal(() => loan.Restructure("2026-03-15", kind, terms)).Code);
        }
    }

    [Fact]
    public void The_present_maturity_is_that_of_the_last_restructuring()
    {
        var loan = MakeLoan.Running();
        loan.Restructure("2026-03-15", RestructuringKind.Extend, Make.Terms(RepaymentMethod.Bullet, 12)); // to 15/3/2027

        loan.Restructure("2026-04-15", RestructuringKind.Reschedule, Make.Terms(RepaymentMethod.EqualPrincipal, 11));
        Assert.Equal(
            "extension-within-maturity",
            Make.Refusal(() => loan.Restructure("2026-05-15", RestructuringKind.Extend, Make.Terms(RepaymentMethod.Bullet, 10))).Code);
    }

    [Fact]
    public void A_written_off_loan_still_owes_but_is_not_paid_out_restructured_or_written_off_again()
    {
        var loan = MakeLoan.Running();

        var writeOff = loan.Enter(Kind.WriteOff, "2026-03-01");

        Assert.Equal((new Dong(100_000_000), Make.Day("2026-03-01")), (writeOff.Amount, loan.WrittenOffOn));
        Assert.Equal(new Dong(100_000_000), loan.State("2026-03-01").PrincipalOutstanding);
        Assert.Equal("loan-written-off", Make.Refusal(() => loan.Enter(Kind.WriteOff, "2026-03-01")).Code);
        Assert.Equal("loan-written-off", Make.Refusal(() => loan.Enter(Kind.Disbursement, "2026-03-01", 1)).Code);
        Assert.Equal(
            "loan-written-off", Make.Refusal(() => loan.Restructure("2026-03-01", RestructuringKind.Extend, Make.Terms(RepaymentMethod.Bullet, 12))).Code);
        loan.Enter(Kind.Repayment, "2026-03-02", 1_000_000);
    }

    [Fact]
    public void A_loan_that_owes_no_principal_is_not_written_off() => Assert.Equal(
        "write-off-of-nothing", Make.Refusal(() => MakeLoan.Signed().Enter(Kind.WriteOff, "2026-03-01")).Code);

    [Fact]
    public void Around_a_write_off_the_last_entered_is_reversed_first()
    {
        var loan = MakeLoan.Running();
        var payment = loan.Enter(Kind.Repayment, "2026-02-15", 5_000_000);
        var writeOff = loan.Enter(Kind.WriteOff, "2026-03-01");
        var recovery = loan.Enter(Kind.Repayment, "2026-03-02", 1_000_000);

        Assert.Equal(("reversal-across-write-off", (object)3), Values(() => loan.Reverse(payment, "2026-03-03"), 0));
        Assert.Equal(("reversal-across-write-off", (object)4), Values(() => loan.Reverse(writeOff, "2026-03-03"), 0));
        loan.Reverse(recovery, "2026-03-03");
        loan.Reverse(writeOff, "2026-03-03");
        loan.Reverse(payment, "2026-03-03");
        Assert.Null(loan.WrittenOffOn);
        Assert.Equal(MakeLoan.Running().State("2026-03-03"), loan.State("2026-03-03"));
    }

    private static (string Code, object Value) Values(Action action, int index = 1)
    {
        var refusal = Make.Refusal(action);
        return (refusal.Code, refusal.Values[index]);
    }
}
