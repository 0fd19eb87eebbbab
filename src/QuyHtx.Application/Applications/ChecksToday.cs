using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Kiểm tra điều kiện cho vay on the business date: computed anew each time it is asked, because capital, loans and approvals of the borrower
/// and its related move on. Under the fund's lock, what it finds still holds when the command commits.
/// </summary>
public sealed class ChecksToday(FundDbContext db, ExposureOf exposureOf)
{
    /// <summary>The checks of an application.</summary>
    public async Task<EligibilityFound> OfAsync(
        Guid applicationId, BorrowerProfile borrower, Guid borrowerId, ApplicationContent content, CancellationToken cancellation)
    {
        var today = (await db.FundAsync(cancellation)).BusinessDate;
        var policy = await db.PolicyAsync(today, cancellation);
        var exposure = await exposureOf.BorrowerAsync(borrowerId, applicationId, today, cancellation);
        return new EligibilityFound(EligibilityRules.Check(content, borrower, policy.Limits, exposure, today), exposure, policy);
    }

    /// <summary>The checks of an application whose borrower is not at hand.</summary>
    public async Task<EligibilityFound> OfAsync(LoanApplication application, CancellationToken cancellation)
    {
        var borrower = await db.BorrowerAsync(application.BorrowerId, cancellation);
        return await OfAsync(application.Id, borrower.Profile, borrower.Id, application.Content, cancellation);
    }
}

/// <summary>What the checks found.</summary>
/// <param name="Checks">Each with its article and figures.</param>
/// <param name="Exposure">What they were computed from.</param>
/// <param name="Policy">The policy in force.</param>
public sealed record EligibilityFound(IReadOnlyList<EligibilityCheck> Checks, Exposure Exposure, LendingPolicy Policy);
