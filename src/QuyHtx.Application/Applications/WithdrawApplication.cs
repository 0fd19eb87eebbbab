using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>Rút hồ sơ: any time before the contract is signed; headroom that was reserved is free again.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Reason">Why.</param>
[Needs(Permission.KeepApplications)]
public sealed record WithdrawApplication(Guid CommandId, Guid ApplicationId, string Reason) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<WithdrawApplication>
    {
        public Validator()
        {
            RuleFor(withdrawal => withdrawal.Reason).NotEmpty().WithErrorCode("text-missing");
            RuleFor(withdrawal => withdrawal.Reason).MaximumLength(4_000).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<WithdrawApplication, Done>
    {
        public async Task<Done> Handle(WithdrawApplication withdrawal, CancellationToken cancellationToken)
        {
            var application = await db.ApplicationAsync(withdrawal.ApplicationId, cancellationToken);
            application.Withdraw(withdrawal.Reason);
            trail.Concerns(application.BorrowerId);
            return Done.Answer;
        }
    }
}
