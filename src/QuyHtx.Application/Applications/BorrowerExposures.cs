using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Dư nợ và cam kết by borrower, added up by the database: what is outstanding, what signed loans may still be paid out, and what is approved
/// and not signed. A loan that was written off is still owed, but nothing more is paid out on it. The one place that says what counts.
/// </summary>
internal static class BorrowerExposures
{
    /// <param name="db">The fund.</param>
    /// <param name="loans">The loans that count.</param>
    /// <param name="applications">The applications that count, of those approved.</param>
    public static IQueryable<BorrowerExposure> Of(FundDbContext db, IQueryable<Loan> loans, IQueryable<LoanApplication> applications)
    {
        var owed =
            from loan in loans
            join status in db.LoanStatuses on loan.Id equals status.LoanId
            where status.Stage != LoanStage.Settled
            select new Part
            {
                BorrowerId = loan.BorrowerId,
                Principal = (long)status.PrincipalOutstanding,
                Promised = status.Stage == LoanStage.WrittenOff ? 0L : (long)loan.ApprovedAmount,
            };
        var paidOut =
            from entered in db.LoanTransactions
            join loan in loans on entered.LoanId equals loan.Id
            join status in db.LoanStatuses on loan.Id equals status.LoanId
            where (status.Stage == LoanStage.Signed || status.Stage == LoanStage.Open) && entered.Kind == LoanTransactionKind.Disbursement
                && !db.LoanTransactions.Any(reversal => reversal.ReversesId == entered.Id)
            select new Part { BorrowerId = loan.BorrowerId, Principal = 0L, Promised = 0L - (long)entered.Amount };
        var approved =
            from application in applications
            where application.Status == ApplicationStatus.Approved
            select new Part
            {
                BorrowerId = application.BorrowerId,
                Principal = 0L,
                Promised = EF.Property<long>(application, LoanApplicationMapping.AmountColumn),
            };
        return owed.Concat(paidOut).Concat(approved)
            .GroupBy(part => part.BorrowerId)
            .Select(of => new BorrowerExposure
            {
                BorrowerId = of.Key,
                Principal = of.Sum(part => part.Principal),
                Promised = of.Sum(part => part.Promised),
            });
    }

    private sealed class Part
    {
        public required Guid BorrowerId { get; init; }

        public required long Principal { get; init; }

        public required long Promised { get; init; }
    }
}

/// <summary>What a borrower owes and is promised, in đồng; only ever translated to SQL or added up.</summary>
internal sealed class BorrowerExposure
{
    /// <summary>Khách hàng.</summary>
    public required Guid BorrowerId { get; init; }

    /// <summary>Dư nợ gốc.</summary>
    public required long Principal { get; init; }

    /// <summary>Cam kết chưa giải ngân.</summary>
    public required long Promised { get; init; }
}
