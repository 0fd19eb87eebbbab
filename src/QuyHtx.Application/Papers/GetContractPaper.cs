using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Application.Papers;

/// <summary>Hợp đồng tín dụng, as it was signed: whatever has happened since is not in it.</summary>
/// <param name="LoanId">Khoản vay.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetContractPaper(Guid LoanId) : IQuery<ContractPaper>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetContractPaper, ContractPaper>
    {
        public async Task<ContractPaper> Handle(GetContractPaper query, CancellationToken cancellationToken)
        {
            var loan = await db.LoanToReadAsync(query.LoanId, user, cancellationToken);
            var then = await LoanThen.OnAsync(db, user, loan.Id, loan.SignedOn, cancellationToken);
            var basis = await (
                from application in db.Applications.AsNoTracking()
                from policy in db.Policies
                where application.Id == loan.ApplicationId && policy.Id == loan.PolicyId
                select new { application.Number, application.Content, application.Decision, policy.Basis, policy.EffectiveFrom })
                .SingleAsync(cancellationToken);
            return new ContractPaper(
                then.Letterhead,
                await then.ShownAsync(db, cancellationToken),
                basis.Number,
                basis.Basis,
                basis.EffectiveFrom,
                basis.Decision?.DecidedOn,
                basis.Decision?.Reason ?? "",
                basis.Content.Purpose,
                basis.Content.Plan,
                basis.Content.Collateral,
                PlannedInstalments.AtSigning(then.Loan, then.Calendar));
        }
    }
}

/// <summary>Hợp đồng tín dụng.</summary>
/// <param name="Letterhead">Phần đầu giấy.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="ApplicationNumber">Số hồ sơ vay vốn.</param>
/// <param name="PolicyBasis">Quy chế cho vay it was signed under.</param>
/// <param name="PolicyFrom">Ngày hiệu lực of these.</param>
/// <param name="DecidedOn">Ngày quyết định cho vay.</param>
/// <param name="Conditions">Điều kiện kèm theo quyết định.</param>
/// <param name="Purpose">Mục đích vay.</param>
/// <param name="ProjectPlan">Phương án.</param>
/// <param name="Collateral">Tài sản bảo đảm.</param>
/// <param name="Plan">Lịch trả nợ dự kiến.</param>
public sealed record ContractPaper(
    Letterhead Letterhead, LoanOnPaper Loan, string ApplicationNumber, string PolicyBasis, LocalDate PolicyFrom, LocalDate? DecidedOn, string Conditions,
    string Purpose, ProjectPlan ProjectPlan, IReadOnlyList<OfferedCollateral> Collateral, PlannedInstalments Plan);
