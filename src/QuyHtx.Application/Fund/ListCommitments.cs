using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>
/// Cam kết chưa giải ngân: applications approved and not signed, and loans signed and not wholly paid out; the largest first. Money that is
/// spoken for. Without pages: what waits to be paid out is never long.
/// </summary>
[Needs(Permission.ReadFund)]
public sealed record ListCommitments : IQuery<CommitmentList>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListCommitments, CommitmentList>
    {
        public async Task<CommitmentList> Handle(ListCommitments list, CancellationToken cancellationToken)
        {
            var approved = await (
                    from application in db.Applications.AsNoTracking()
                    join borrower in db.Borrowers.AsNoTracking() on application.BorrowerId equals borrower.Id
                    where application.Status == ApplicationStatus.Approved
                    select new
                    {
                        application.Id,
                        application.Number,
                        application.BorrowerId,
                        borrower.Profile.Name,
                        application.OpenedOn,
                        Amount = EF.Property<long>(application, LoanApplicationMapping.AmountColumn),
                    })
                .ToListAsync(cancellationToken);
            var signed = await (
                    from loan in db.Loans.AsNoTracking()
                    join status in db.LoanStatuses.AsNoTracking() on loan.Id equals status.LoanId
                    join borrower in db.Borrowers.AsNoTracking() on loan.BorrowerId equals borrower.Id
                    where status.Stage == LoanStage.Signed || status.Stage == LoanStage.Open
                    select new
                    {
                        loan.Id,
                        loan.ContractNumber,
                        loan.BorrowerId,
                        borrower.Profile.Name,
                        loan.SignedOn,
                        Approved = (long)loan.ApprovedAmount,
                        PaidOut = db.LoanTransactions
                            .Where(entered => entered.LoanId == loan.Id && entered.Kind == LoanTransactionKind.Disbursement
                                && !db.LoanTransactions.Any(reversal => reversal.ReversesId == entered.Id))
                            .Sum(entered => (long)entered.Amount),
                    })
                .Where(loan => loan.Approved > loan.PaidOut)
                .ToListAsync(cancellationToken);
            IReadOnlyList<Commitment> rows =
            [
                .. approved.Select(row => new Commitment(
                        row.Id, null, row.Number, row.BorrowerId, row.Name, row.OpenedOn, new Dong(row.Amount), Dong.Zero))
                    .Concat(signed.Select(row => new Commitment(
                        null, row.Id, row.ContractNumber, row.BorrowerId, row.Name, row.SignedOn, new Dong(row.Approved), new Dong(row.PaidOut))))
                    .OrderByDescending(row => row.Left).ThenBy(row => row.Number, StringComparer.Ordinal),
            ];
            return new CommitmentList(await db.BusinessDateAsync(cancellationToken), rows, new Dong(rows.Sum(row => row.Left.Value)));
        }
    }
}

/// <summary>Cam kết chưa giải ngân.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Rows">The largest first.</param>
/// <param name="Left">Cộng.</param>
public sealed record CommitmentList(LocalDate BusinessDate, IReadOnlyList<Commitment> Rows, Dong Left);

/// <summary>Một cam kết: of an application, or of a loan.</summary>
/// <param name="ApplicationId">Hồ sơ, approved and not signed; else null.</param>
/// <param name="LoanId">Khoản vay, signed and not wholly paid out; else null.</param>
/// <param name="Number">Số hồ sơ, số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="Since">Ngày lập hồ sơ, ngày ký.</param>
/// <param name="Approved">Số tiền được duyệt.</param>
/// <param name="PaidOut">Đã giải ngân.</param>
public sealed record Commitment(
    Guid? ApplicationId, Guid? LoanId, string Number, Guid BorrowerId, string BorrowerName, LocalDate Since, Dong Approved, Dong PaidOut)
{
    /// <summary>Còn phải giải ngân.</summary>
    public Dong Left => Approved - PaidOut;
}
