using QuyHtx.Domain.Loans;
using Kind = QuyHtx.Domain.Loans.LoanTransactionKind;

namespace QuyHtx.Domain.Tests.Loans;

public sealed class LoanProposalTests
{
    private static readonly Guid Checker = Guid.NewGuid();

    [Theory]
    [InlineData(Kind.Disbursement, "2026-02-20")]
    [InlineData(Kind.AdvanceRefund, "2026-02-20")]
    [InlineData(Kind.Reversal, "2026-02-20")]
    [InlineData(Kind.WriteOff, "2026-02-20")]
    [InlineData(Kind.InterestWaiver, "2026-02-15")]
    [InlineData(Kind.Restructuring, "2026-02-15")]
    public void Money_moves_on_the_day_it_is_confirmed_and_relief_counts_from_the_day_proposed(LoanTransactionKind kind, string date)
    {
        var proposal = Proposed(kind);

        var confirmed = proposal.Confirm(Checker, Make.Day("2026-02-20"));

        Assert.Equal((Make.Day(date), Make.Day("2026-02-20"), Checker), (confirmed.Date, confirmed.EnteredOn, confirmed.EnteredBy));
        Assert.Equal((ProposalStatus.Confirmed, 1), (proposal.Status, proposal.Version));
        Assert.Equal((Checker, Make.Day("2026-02-20")), (proposal.DecidedBy, proposal.DecidedOn));
    }

    [Fact]
    public void Whoever_proposes_neither_confirms_nor_refuses()
    {
        var proposal = Proposed(Kind.Disbursement);

        Assert.Equal("maker-is-checker", Make.Refusal(() => proposal.Confirm(MakeLoan.Maker, Make.Day("2026-02-20"))).Code);
        Assert.Equal("maker-is-checker", Make.Refusal(() => proposal.Refuse(MakeLoan.Maker, Make.Day("2026-02-20"), "Sai số tiền")).Code);
        Assert.Equal(ProposalStatus.Open, proposal.Status);
    }

    [Fact]
    public void It_is_decided_once()
    {
        var proposal = Proposed(Kind.Disbursement);
        proposal.Refuse(Checker, Make.Day("2026-02-20"), "Thiếu hồ sơ");

        Assert.Equal((ProposalStatus.Refused, "Thiếu hồ sơ"), (proposal.Status, proposal.Reason));
        Assert.Equal("proposal-decided", Make.Refusal(() => proposal.Confirm(Checker, Make.Day("2026-02-20"))).Code);
        Assert.Equal("proposal-decided", Make.Refusal(() => proposal.Refuse(Checker, Make.Day("2026-02-20"), "Lại")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_refusal_has_a_reason(string reason) => Assert.Equal(
        "text-missing", Make.Refusal(() => Proposed(Kind.Disbursement).Refuse(Checker, Make.Day("2026-02-20"), reason)).Code);

    private static LoanProposal Proposed(LoanTransactionKind kind) => new(Guid.NewGuid(), Guid.NewGuid(), MakeLoan.Transaction(kind, "2026-02-15", 1));
}
