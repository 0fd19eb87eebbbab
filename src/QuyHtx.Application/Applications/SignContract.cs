using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Ký hợp đồng tín dụng: an approved application becomes a loan. Its terms are frozen, with the repayment rules of the policy in force today
/// and the rate of the product version that was approved, whichever has replaced it since.
/// </summary>
/// <param name="CommandId">The key, and the loan's id.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
[Needs(Permission.ServeLoans)]
public sealed record SignContract(Guid CommandId, Guid ApplicationId) : ICommand<Created>
{
    /// <summary>The series of contract numbers: hợp đồng. Gapless within a year, because a refused signing gives its number back.</summary>
    private const string Series = "HD";

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<SignContract, Created>
    {
        public async Task<Created> Handle(SignContract signing, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var application = await db.ApplicationAsync(signing.ApplicationId, cancellationToken);
            application.Sign();
            var loan = new Loan(
                signing.CommandId, await db.NextNumberAsync(Series, today.Year, cancellationToken), application.Id, application.BorrowerId, today,
                application.Content.Amount, application.Content.Terms, await db.PolicyAsync(today, cancellationToken));
            db.Loans.Add(loan);
            db.LoanStatuses.Add(new LoanStatus { LoanId = loan.Id });
            trail.Concerns(application.BorrowerId, loan.Id);
            return new Created(loan.Id, loan.ContractNumber);
        }
    }
}
