using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Application.Applications;

/// <summary>Lập hồ sơ vay vốn: a draft, which may still lack things.</summary>
/// <param name="CommandId">The key, and the application's id.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="Content">What is asked for; the rate is the product's, whatever stands there, and files are attached afterwards.</param>
[Needs(Permission.KeepApplications)]
public sealed record OpenApplication(Guid CommandId, Guid BorrowerId, ApplicationContent Content) : ICommand<Created>
{
    /// <summary>The series of application numbers: hồ sơ.</summary>
    internal const string Series = "HS";

    internal sealed class Validator : AbstractValidator<OpenApplication>
    {
        public Validator() => RuleFor(opening => opening.Content).SetValidator(new ApplicationContentValidator());
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<OpenApplication, Created>
    {
        public async Task<Created> Handle(OpenApplication opening, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var borrower = await db.BorrowerAsync(opening.BorrowerId, cancellationToken);
            var product = await db.ProductInForceAsync(opening.Content.ProductId, today, cancellationToken);
            var application = new LoanApplication(
                opening.CommandId, await db.NextNumberAsync(Series, today.Year, cancellationToken), borrower.Id, user.Id, today,
                opening.Content.AtRateOf(product));
            db.Applications.Add(application);
            KeepAmount(db, application);
            trail.Concerns(borrower.Id);
            return new Created(application.Id, application.Number);
        }
    }

    /// <summary>Keeps the column that limits and lists add up equal to the amount in the content.</summary>
    internal static void KeepAmount(FundDbContext db, LoanApplication application) =>
        db.Entry(application).Property<long>(LoanApplicationMapping.AmountColumn).CurrentValue = application.Content.Amount.Value;
}
