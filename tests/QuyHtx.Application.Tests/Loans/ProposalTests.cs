using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>ProposeTransaction, ConfirmProposal, RefuseProposal, ListProposals.</summary>
public sealed class ProposalTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_disbursement_is_proposed_by_one_and_paid_out_by_another_on_the_day_it_is_confirmed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000));
        var proposal = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 100_000_000);

        await fund.Send(proposal, Person.Accountant);

        Assert.Empty(await fund.Ledger(loanId));
        Assert.Equal("maker-is-checker", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), proposal.CommandId), Person.Accountant));
        Assert.Equal("not-allowed", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), proposal.CommandId), Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), proposal.CommandId), Person.Manager));
        await fund.MoveTo(new LocalDate(2026, 1, 7));
        var entered = await fund.Confirm(proposal.CommandId, Person.SecondAccountant);

        Assert.Equal(new TransactionEntered(proposal.CommandId, 1), entered);
        Assert.Equal(["112 C 100.000.000, 12831 N 100.000.000"], await fund.Ledger(loanId));
        var statement = await fund.Statement(loanId);
        Assert.Equal(new LocalDate(2026, 1, 7), Assert.Single(statement.Transactions).Transaction.Date);
        Assert.Equal(new LocalDate(2026, 2, 9), statement.Rows[0].Actual!.DueDate); // 7/2 is a Saturday
        Assert.Equal(LoanStage.Open, statement.Header.Stage);
        Assert.Equal("proposal-decided", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), proposal.CommandId), Person.SecondAccountant));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task No_more_is_paid_out_than_the_fund_has_in_the_bank(DatabaseProvider provider)
    {
        // The fund holds 20 tỷ; the first loan leaves a đồng less than the second asks for.
        await using var fund = await TestFund.FoundedAsync(provider);
        var first = await fund.SignedLoan(Serving.FiveParts, new Dong(19_000_000_001));
        var second = await fund.SignedLoan(Serving.FiveParts, new Dong(1_000_000_000));
        await fund.Carry(Serving.Proposal(first, LoanTransactionKind.Disbursement, 19_000_000_001), Person.Accountant);
        var proposal = Serving.Proposal(second, LoanTransactionKind.Disbursement, 1_000_000_000);
        await fund.Send(proposal, Person.Officer);

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Confirm(proposal.CommandId, Person.Accountant));

        Assert.Equal(("cash-short", new Dong(999_999_999)), (refused.Violation.Code, refused.Violation.Values[0]));
        await fund.Pay(first, Serving.FirstDay, 1);
        await fund.Confirm(proposal.CommandId, Person.Accountant);
        Assert.Equal(LoanStage.Open, (await fund.Statement(second)).Header.Stage);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_cannot_be_done_is_refused_when_it_is_proposed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var proposal = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 1);

        Assert.Equal("disbursement-above-approved", await fund.Refused(proposal, Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(proposal, Person.Manager));
        Assert.Equal("amount-not-positive", await fund.Refused(proposal with { Amount = Dong.Zero }, Person.Officer));
        Assert.Equal("text-missing", await fund.Refused(proposal with { Note = " " }, Person.Officer));
        Assert.Equal("text-too-long", await fund.Refused(proposal with { Note = new string('a', 301) }, Person.Officer));
        Assert.Equal("not-for-proposal", await fund.Refused(proposal with { Kind = LoanTransactionKind.Repayment }, Person.Officer));
        Assert.Equal("not-there", await fund.Refused(proposal with { LoanId = Guid.NewGuid() }, Person.Officer));
        Assert.Equal("waiver-more-than-interest", await fund.Refused(proposal with { Kind = LoanTransactionKind.InterestWaiver }, Person.Officer));
        Assert.Equal("refund-more-than-advance", await fund.Refused(proposal with { Kind = LoanTransactionKind.AdvanceRefund }, Person.Officer));
        Assert.Equal("restructuring-incomplete", await fund.Refused(proposal with { Kind = LoanTransactionKind.Restructuring }, Person.Officer));
        Assert.Equal("transaction-not-reversible", await fund.Refused(proposal with { Kind = LoanTransactionKind.Reversal }, Person.Officer));
        Assert.Equal(0, await fund.Look(db => db.Proposals.CountAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_was_possible_when_proposed_is_checked_again_when_confirmed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000));
        var (one, other) = (
            Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 60_000_000), Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 60_000_000));
        await fund.Send(one, Person.Officer);
        await fund.Send(other, Person.Officer);
        await fund.Confirm(one.CommandId, Person.Accountant);

        Assert.Equal("disbursement-above-approved", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), other.CommandId), Person.Accountant));

        // Nothing of the refused confirmation stays: it can still be refused in form.
        await fund.Send(new RefuseProposal(Guid.NewGuid(), other.CommandId, "Vượt số được duyệt"), Person.Accountant);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_refusal_has_a_reason_and_comes_from_another_who_could_confirm(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000));
        var proposal = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Send(proposal, Person.Accountant);
        var refusal = new RefuseProposal(Guid.NewGuid(), proposal.CommandId, "Chưa đủ hồ sơ giải ngân");

        Assert.Equal("text-missing", await fund.Refused(refusal with { Reason = "" }, Person.SecondAccountant));
        Assert.Equal("not-allowed", await fund.Refused(refusal, Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(refusal, Person.Approver));
        Assert.Equal("maker-is-checker", await fund.Refused(refusal, Person.Accountant));
        Assert.Equal("not-there", await fund.Refused(refusal with { ProposalId = Guid.NewGuid() }, Person.SecondAccountant));
        await fund.Send(refusal, Person.SecondAccountant);

        var refused = Assert.Single((await fund.Send(new ListProposals { Status = ProposalStatus.Refused }, Person.Officer)).Rows);
        Assert.Equal(("Chưa đủ hồ sơ giải ngân", Person.SecondAccountant.Id, false), (refused.Reason, refused.DecidedBy, refused.MayDecide));
        Assert.Equal("proposal-decided", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), proposal.CommandId), Person.SecondAccountant));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Relief_is_confirmed_by_those_who_may_grant_it_and_counts_from_the_day_proposed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(new LocalDate(2026, 2, 25));

        // Row 1, 20.000.000 + 310.000, is 20 days late: 60.000 of overdue interest, which is waived first, and 1.699 of the interest due.
        var waiver = Serving.Proposal(loanId, LoanTransactionKind.InterestWaiver, 61_699);
        await fund.Send(waiver, Person.Accountant);
        Assert.Equal("not-allowed", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), waiver.CommandId), Person.SecondAccountant));
        await fund.MoveTo(new LocalDate(2026, 2, 26));
        await fund.Confirm(waiver.CommandId, Person.Manager);

        var statement = await fund.Statement(loanId, new LocalDate(2026, 2, 25));
        Assert.Equal(Dong.Zero, statement.State.OverdueInterestUnpaid);
        Assert.Equal(new Dong(308_301), statement.State.InterestDueUnpaid); // 310.000 − 1.699
        Assert.Equal(AllocationSource.Waiver, Assert.Single(statement.Allocations).From);
        Assert.Equal(["112 C 100.000.000, 12831 N 100.000.000"], await fund.Ledger(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_restructuring_plans_anew_and_takes_overdue_principal_back_into_term(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(new LocalDate(2026, 3, 5));
        var terms = Serving.FiveParts with { Method = RepaymentMethod.Bullet, TermMonths = 12, InterestEveryMonths = 6, PrincipalEveryMonths = 6 };
        var extension = Serving.Proposal(loanId, LoanTransactionKind.Restructuring) with { RestructuringKind = RestructuringKind.Extend, NewTerms = terms };

        Assert.Equal(
            "rescheduling-beyond-maturity", await fund.Refused(extension with { RestructuringKind = RestructuringKind.Reschedule }, Person.Officer));
        await fund.Carry(extension, Person.Approver);

        var statement = await fund.Statement(loanId);
        Assert.Equal((0, new LocalDate(2027, 3, 5), 1), (statement.State.DaysPastDue, statement.Header.MaturityDate, statement.Header.Restructurings));

        // Row 1 of the plan at signing beside what it became; the first row after the restructuring carries 310.000 + 28 × 8.000.
        Assert.Equal(new Dong(20_000_000), statement.Rows[0].Planned!.Principal);
        Assert.Equal(Dong.Zero, statement.Rows[0].Actual!.Principal);
        Assert.Equal(["2026-02-05", "2026-03-05", "2026-09-07", "2027-03-05"], statement.Rows.Where(row => row.Actual is not null).Select(row => Iso(row.Actual!.DueDate)));
        Assert.Equal(new Dong(534_000), statement.Rows[2].Actual!.CarriedInterest);
        Assert.Equal(new LocalDate(2026, 9, 7), (await fund.Look(db => db.LoanStatuses.SingleAsync())).NextDueDate);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_advance_is_refunded_with_two_people(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.Pay(loanId, Serving.FirstDay, 5_000_000);

        await fund.Carry(Serving.Proposal(loanId, LoanTransactionKind.AdvanceRefund, 2_000_000), Person.Accountant);

        Assert.Equal(
            ["112 C 100.000.000, 12831 N 100.000.000", "112 N 5.000.000, 3388 C 5.000.000", "112 C 2.000.000, 3388 N 2.000.000"], await fund.Ledger(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_queue_shows_the_oldest_first_and_who_may_decide(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (one, other) = (await fund.RunningLoan(), await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000)));
        var late = Serving.Proposal(other, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Send(late, Person.Accountant);
        await fund.MoveTo(Serving.FirstDay.PlusDays(1));
        var later = Serving.Proposal(one, LoanTransactionKind.WriteOff);
        await fund.Send(later, Person.Officer);

        var seen = await fund.Send(new ListProposals(), Person.SecondAccountant);

        Assert.Equal([(late.CommandId, true), (later.CommandId, false)], seen.Rows.Select(row => (row.Id, row.MayDecide)));
        Assert.Equal(2, seen.Count);
        Assert.Equal([false, true], (await fund.Send(new ListProposals(), Person.Manager)).Rows.Select(row => row.MayDecide));
        Assert.Equal([false, false], (await fund.Send(new ListProposals(), Person.Accountant)).Rows.Select(row => row.MayDecide));
        Assert.Equal(later.CommandId, Assert.Single((await fund.Send(new ListProposals { Kind = LoanTransactionKind.WriteOff }, Person.Officer)).Rows).Id);
        Assert.Equal(late.CommandId, Assert.Single((await fund.Send(new ListProposals { LoanId = other }, Person.Officer)).Rows).Id);
        Assert.Equal(later.CommandId, Assert.Single((await fund.Send(new ListProposals { Page = 2, PageSize = 1 }, Person.Officer)).Rows).Id);
        Assert.Equal("page-out-of-range", await fund.Refused(new ListProposals { Page = 0 }, Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(new ListProposals(), Person.BorrowerOf(Guid.NewGuid())));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Twenty_confirmations_of_one_disbursement_at_once_pay_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(500_000_000));
        var proposal = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Send(proposal, Person.Officer);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await fund.Confirm(proposal.CommandId, Person.Accountant);
                return "paid";
            }
            catch (RuleViolationException refused)
            {
                return refused.Violation.Code;
            }
        })));

        Assert.Equal(1, outcomes.Count(outcome => outcome == "paid"));
        Assert.Equal(19, outcomes.Count(outcome => outcome == "proposal-decided"));
        Assert.Equal(["112 C 100.000.000, 12831 N 100.000.000"], await fund.Ledger(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Of_twenty_proposals_of_the_whole_amount_confirmed_at_once_one_is_paid(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000));
        var proposals = Enumerable.Range(0, 20).Select(_ => Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 100_000_000)).ToList();
        foreach (var proposal in proposals)
        {
            await fund.Send(proposal, Person.Officer);
        }

        var outcomes = await Task.WhenAll(proposals.Select(proposal => Task.Run(async () =>
        {
            try
            {
                await fund.Confirm(proposal.CommandId, Person.Accountant);
                return "paid";
            }
            catch (RuleViolationException refused)
            {
                return refused.Violation.Code;
            }
        })));

        Assert.Equal(1, outcomes.Count(outcome => outcome == "paid"));
        Assert.Equal(19, outcomes.Count(outcome => outcome == "disbursement-above-approved"));
        Assert.Equal(["112 C 100.000.000, 12831 N 100.000.000"], await fund.Ledger(loanId));
    }

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
