using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
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
    internal sealed class Validator : AbstractValidator<AdoptPolicy>
    {
        public Validator()
        {
            RuleFor(policy => policy.Basis).NotEmpty().WithErrorCode("text-missing");
            RuleFor(policy => policy.Basis).MaximumLength(400).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<AdoptPolicy, Created>
    {
        public async Task<Created> Handle(AdoptPolicy policy, CancellationToken cancellationToken)
        {
            var others = db.Policies.Select(version => version.EffectiveFrom);
            await EffectiveDates.CheckAsync(db, policy.EffectiveFrom, others, cancellationToken);
            db.Policies.Add(new LendingPolicy(
                policy.CommandId, policy.EffectiveFrom, policy.Basis, policy.Limits, policy.Repayment, policy.DebtGroups));
            return new Created(policy.CommandId);
        }
    }
}
