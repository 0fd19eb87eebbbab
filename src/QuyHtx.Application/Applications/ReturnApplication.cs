using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>Trả lại hồ sơ để bổ sung: what was found so far is gone, and its makers can change it.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Reason">What is missing.</param>
[Needs(Permission.Appraise)]
public sealed record ReturnApplication(Guid CommandId, Guid ApplicationId, string Reason) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<ReturnApplication>
    {
        public Validator()
        {
            RuleFor(returning => returning.Reason).NotEmpty().WithErrorCode("text-missing");
            RuleFor(returning => returning.Reason).MaximumLength(4_000).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<ReturnApplication, Done>
    {
        public async Task<Done> Handle(ReturnApplication returning, CancellationToken cancellationToken)
        {
            var application = await db.ApplicationAsync(returning.ApplicationId, cancellationToken);
            application.Return(returning.Reason);
            trail.Concerns(application.BorrowerId);
            return Done.Answer;
        }
    }
}
