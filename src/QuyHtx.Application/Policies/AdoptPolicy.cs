using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Policies;

/// <summary>Ban hành chính sách cho vay: a version in force from a day that has not been closed.</summary>
/// <param name="CommandId">The key, and the version's id.</param>
/// <param name="EffectiveFrom">Ngày hiệu lực.</param>
/// <param name="Basis">Căn cứ.</param>
/// <param name="Limits">Giới hạn.</param>
/// <param name="Repayment">Quy tắc thu nợ.</param>
/// <param name="DebtGroups">Bảng phân loại nợ.</param>
[Needs(Permission.SetPolicy)]
public sealed record AdoptPolicy(
    Guid CommandId, LocalDate EffectiveFrom, string Basis, LendingLimits Limits, RepaymentRules Repayment, string DebtGroups) : ICommand<Created>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<AdoptPolicy, Created>
    {
        public async Task<Created> Handle(AdoptPolicy policy, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            if (policy.EffectiveFrom < fund.BusinessDate)
            {
                throw new RuleViolationException(new("effective-date-closed", "effectiveFrom", policy.EffectiveFrom, fund.BusinessDate));
            }

            db.Policies.Add(new LendingPolicy(
                policy.CommandId, policy.EffectiveFrom, policy.Basis, policy.Limits, policy.Repayment, policy.DebtGroups));
            return new Created(policy.CommandId);
        }
    }
}
