namespace QuyHtx.Application.Pipeline;

/// <summary>What a handler says about its command for the audit: whom it concerned, and what was before and after.</summary>
public sealed class AuditTrail
{
    /// <summary>For which borrower.</summary>
    public Guid? BorrowerId { get; private set; }

    /// <summary>For which loan.</summary>
    public Guid? LoanId { get; private set; }

    /// <summary>Before the change.</summary>
    public object? Before { get; private set; }

    /// <summary>After the change.</summary>
    public object? After { get; private set; }

    /// <summary>Says whom the command concerns and, where something is corrected, what was before and after.</summary>
    public void Concerns(Guid? borrowerId, Guid? loanId = null, object? before = null, object? after = null) =>
        (BorrowerId, LoanId, Before, After) = (borrowerId, loanId, before, after);
}
