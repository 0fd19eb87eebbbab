using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>GetProposal, and what ListProposals says of people.</summary>
public sealed class GetProposalTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_proposal_shows_what_would_be_posted_and_what_then_is(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000), await fund.RegisterCooperative("Hợp tác xã Đắk Mil"));
        var proposal = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 60_000_000);
        await fund.Send(proposal, Person.Officer);
        await fund.MoveTo(new LocalDate(2026, 1, 7));

        var file = await fund.Send(new GetProposal(proposal.CommandId), Person.Accountant);

        Assert.Equal(("HD-2026-0001", "Hợp tác xã Đắk Mil", "HS-2026-0001"), (file.Loan.ContractNumber, file.Loan.BorrowerName, file.Loan.ApplicationNumber));
        Assert.Equal((new Dong(100_000_000), Dong.Zero), (file.Loan.ApprovedAmount, file.Loan.Disbursed));
        Assert.Equal((new LocalDate(2026, 1, 7), new Dong(20_000_000_000), null), (file.Effect!.Date, file.Effect.Cash, file.Effect.Refusal));
        Assert.Equal(
            ["112 Tiền gửi không kỳ hạn 0 60.000.000", "12831 Cho vay trong hạn 60.000.000 0"],
            file.Effect.Lines.Select(line => $"{line.Account} {line.Name} {line.Debit} {line.Credit}"));
        Assert.Equal(new Dong(60_000_000), file.Effect.Preview!.After.PrincipalOutstanding);
        Assert.Empty(await fund.Ledger(loanId));
        await fund.Confirm(proposal.CommandId, Person.Accountant);

        var done = await fund.Send(new GetProposal(proposal.CommandId), Person.Auditor);
        Assert.Equal((ProposalStatus.Confirmed, ProposalBar.Decided, 2L), (done.Status, done.Bar, done.EntryNo));
        Assert.Null(done.Effect);
        Assert.Equal(["112 C 60.000.000, 12831 N 60.000.000"], await fund.Ledger(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_would_be_posted_is_what_is_posted_for_every_kind(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.Pay(loanId, Serving.FirstDay, 5_000_000);
        var refund = Serving.Proposal(loanId, LoanTransactionKind.AdvanceRefund, 1_000);
        await Agree(refund, Person.Accountant);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 24));
        await Agree(Serving.Proposal(loanId, LoanTransactionKind.InterestWaiver, 1_000), Person.Manager);
        await Agree(Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = refund.CommandId }, Person.Accountant);
        var writeOff = Serving.Proposal(loanId, LoanTransactionKind.WriteOff);
        await Agree(writeOff, Person.Manager);
        await Agree(Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = writeOff.CommandId }, Person.Accountant);

        async Task Agree(ProposeTransaction proposal, Person checker)
        {
            await fund.Send(proposal, Person.Officer);
            var effect = (await fund.Send(new GetProposal(proposal.CommandId), checker)).Effect!;
            var before = (await fund.Ledger(loanId)).Count;
            Assert.Null(effect.Refusal);
            await fund.Confirm(proposal.CommandId, checker);
            var shown = string.Join(", ", effect.Lines.Select(line => line.Debit.IsZero ? $"{line.Account} C {line.Credit}" : $"{line.Account} N {line.Debit}"));
            var posted = (await fund.Ledger(loanId)).Skip(before).Select(line => line.Split(" (đảo")[0]).SingleOrDefault() ?? "";
            Assert.Equal(posted, shown);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task It_says_who_may_not_decide_and_why_and_what_would_be_refused(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(30_000_000_000));
        var proposal = Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 20_000_000_001);
        await fund.Send(proposal, Person.Accountant);

        Assert.Equal(ProposalBar.OwnProposal, await Bar(Person.Accountant));
        Assert.Equal(ProposalBar.NotAllowed, await Bar(Person.Officer));
        Assert.Equal(ProposalBar.NotAllowed, await Bar(Person.Auditor));
        Assert.Equal(ProposalBar.None, await Bar(Person.SecondAccountant));
        var file = await fund.Send(new GetProposal(proposal.CommandId), Person.SecondAccountant);
        Assert.Equal(("cash-short", Permission.ConfirmMoney), (file.Effect!.Refusal!.Code, file.NeededToDecide));
        Assert.Equal("not-there", await fund.Refused(new GetProposal(Guid.NewGuid()), Person.Auditor));
        Assert.Equal("not-allowed", await fund.Refused(new GetProposal(proposal.CommandId), Person.BorrowerOf(Guid.NewGuid())));

        async Task<ProposalBar> Bar(Person person) => (await fund.Send(new GetProposal(proposal.CommandId), person)).Bar;
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_list_names_people_finds_borrowers_and_shows_what_was_decided_last_first(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var made = await fund.Send(new CreateUser(Guid.NewGuid(), "canbo", "Trần Thị Bình", null, [Roles.Officer], null), Person.Administrator);
        var officer = Person.Officer with { Id = made.UserId };
        var loans = new List<Guid>();
        foreach (var name in new[] { "Hợp tác xã Cà phê", "Hợp tác xã Hồ tiêu" })
        {
            loans.Add(await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000), await fund.RegisterCooperative(name)));
            await fund.Send(Serving.Proposal(loans[^1], LoanTransactionKind.Disbursement, 1_000_000), officer);
        }

        var found = Assert.Single((await fund.Send(new ListProposals { Search = "ho tieu" }, Person.Accountant)).Rows);
        Assert.Equal(("Trần Thị Bình", "HD-2026-0002", ProposalBar.None), (found.ProposedBy, found.ContractNumber, found.Bar));
        Assert.Equal(1, (await fund.Send(new ListProposals { Search = "hd-2026-0001" }, Person.Accountant)).Count);
        await fund.Confirm(found.Id, Person.Accountant);
        await fund.MoveTo(TestFund.FirstDay.PlusDays(1));
        await fund.Confirm((await fund.Send(new ListProposals(), Person.Accountant)).Rows[0].Id, Person.Accountant);
        var decided = await fund.Send(new ListProposals { Status = ProposalStatus.Confirmed }, Person.Auditor);
        Assert.Equal(["HD-2026-0001", "HD-2026-0002"], decided.Rows.Select(row => row.ContractNumber));
        Assert.Equal("text-too-long", await fund.Refused(new ListProposals { Search = new string('a', 101) }, Person.Auditor));
    }
}
