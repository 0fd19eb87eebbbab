using NodaTime;

namespace QuyHtx.Domain.Loans;

/// <summary>Trạng thái đề xuất.</summary>
public enum ProposalStatus
{
    /// <summary>Chờ duyệt.</summary>
    Open,

    /// <summary>Đã thực hiện.</summary>
    Confirmed,

    /// <summary>Không duyệt.</summary>
    Refused,
}

/// <summary>
/// Đề xuất giao dịch: what needs a second person, a disbursement, a refund, a reversal, a waiver, a restructuring or a write-off, waits here until
/// somebody else confirms it.
/// </summary>
public sealed class LoanProposal
{
    /// <summary>Proposes a transaction.</summary>
    public LoanProposal(Guid id, Guid loanId, LoanTransaction transaction)
    {
        (Id, LoanId, Transaction) = (id, loanId, transaction);
        (Kind, ProposedBy, ProposedOn) = (transaction.Kind, transaction.EnteredBy, transaction.EnteredOn);
    }

    private LoanProposal() => Transaction = null!;

    /// <summary>The proposal.</summary>
    public Guid Id { get; private set; }

    /// <summary>The loan.</summary>
    public Guid LoanId { get; private set; }

    /// <summary>What is proposed; who proposes it is who enters it here.</summary>
    public LoanTransaction Transaction { get; private set; }

    /// <summary>Loại giao dịch.</summary>
    public LoanTransactionKind Kind { get; private set; }

    /// <summary>Người đề xuất.</summary>
    public Guid ProposedBy { get; private set; }

    /// <summary>Ngày đề xuất.</summary>
    public LocalDate ProposedOn { get; private set; }

    /// <summary>Trạng thái.</summary>
    public ProposalStatus Status { get; private set; }

    /// <summary>Người duyệt.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Ngày duyệt.</summary>
    public LocalDate? DecidedOn { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>
    /// Duyệt: hands out the transaction to enter. Money leaves, a reversal counts and principal leaves the books on the day that it is
    /// confirmed; a waiver and a restructuring take effect on the day that was proposed.
    /// </summary>
    /// <exception cref="RuleViolationException">By the proposer, or decided already.</exception>
    public LoanTransaction Confirm(Guid by, LocalDate on)
    {
        Decide(by, on, ProposalStatus.Confirmed, "");
        return AsConfirmed(by, on);
    }

    /// <summary>The transaction as it would be entered if it were confirmed by somebody on a day.</summary>
    public LoanTransaction AsConfirmed(Guid by, LocalDate on)
    {
        var keepsItsDate = Kind is LoanTransactionKind.InterestWaiver or LoanTransactionKind.Restructuring;
        return Transaction with { Date = keepsItsDate ? Transaction.Date : on, EnteredOn = on, EnteredBy = by };
    }

    /// <summary>Không duyệt.</summary>
    /// <exception cref="RuleViolationException">By the proposer, decided already, or without a reason.</exception>
    public void Refuse(Guid by, LocalDate on, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolationException(new("text-missing", "reason"));
        }

        Decide(by, on, ProposalStatus.Refused, reason);
    }

    private void Decide(Guid by, LocalDate on, ProposalStatus status, string reason)
    {
        if (Status != ProposalStatus.Open)
        {
            throw new RuleViolationException(new("proposal-decided", null));
        }

        if (by == ProposedBy)
        {
            throw new RuleViolationException(new("maker-is-checker", null));
        }

        (Status, DecidedBy, DecidedOn, Reason) = (status, by, on, reason);
        Version++;
    }
}
