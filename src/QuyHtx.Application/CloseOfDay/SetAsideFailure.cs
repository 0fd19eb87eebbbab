using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Tạm gác khoản vay lỗi: lets days close without a loan that cannot be computed, until it can be again. Somebody answers for it by name; the
/// loan's status and group stay as they were, and no interest of it is in the books until then.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="LoanId">The loan.</param>
/// <param name="Date">The first day it keeps open.</param>
/// <param name="Reason">Lý do.</param>
[Needs(Permission.CloseDays)]
public sealed record SetAsideFailure(Guid CommandId, Guid LoanId, LocalDate Date, string Reason) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<SetAsideFailure>
    {
        public Validator()
        {
            RuleFor(failure => failure.Reason).NotEmpty().WithErrorCode("text-missing");
            RuleFor(failure => failure.Reason).MaximumLength(400).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<SetAsideFailure, Done>
    {
        public async Task<Done> Handle(SetAsideFailure request, CancellationToken cancellationToken)
        {
            var failure = await db.CloseFailures.SingleOrDefaultAsync(
                row => row.LoanId == request.LoanId && row.Date == request.Date, cancellationToken) ?? throw Loaders.NotThere();
            if (failure.SetAsideBy is not null)
            {
                throw new RuleViolationException(new("failure-set-aside-already", null, failure.Date));
            }

            (failure.SetAsideBy, failure.Reason) = (user.Id, request.Reason);
            trail.Concerns(borrowerId: null, failure.LoanId);
            return Done.Answer;
        }
    }
}
