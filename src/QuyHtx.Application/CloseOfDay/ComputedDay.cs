using System.Collections.Concurrent;
using NodaTime;
using QuyHtx.Application.Language;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>The book at the end of a day: every loan as it stands then, and those that cannot be computed; one of them stops no other.</summary>
/// <param name="Loans">Those that were computed.</param>
/// <param name="Failing">The others, by contract number.</param>
internal sealed record ComputedDay(List<LoanAtClose> Loans, IReadOnlyList<FailingLoan> Failing)
{
    public static ComputedDay Of(LoanBook book, LocalDate date)
    {
        var policy = LendingPolicy.InForceOn(book.Policies, date);
        var computed = new LoanAtClose?[book.Loans.Count];
        var failing = new ConcurrentBag<FailingLoan>(book.Unreadable.Select(
            loan => new FailingLoan(loan.Status, loan.Loan.ContractNumber, loan.Loan.BorrowerId, Told(loan.Loan.Problem))));
        Parallel.For(0, computed.Length, i =>
        {
            var (loan, status) = (book.Loans[i].Loan, book.Loans[i].Status);
            try
            {
                computed[i] = book.Loans[i].At(date, policy);
            }
            catch (Exception problem)
            {
                // Whatever it is: what one loan's data do to the computation must not keep the others from being told.
                failing.Add(new FailingLoan(
                    status, loan.ContractNumber, loan.BorrowerId, problem is RuleViolationException refused ? Told(refused.Violation) : problem.Message));
            }
        });
        return new ComputedDay([.. computed.OfType<LoanAtClose>()], [.. failing.OrderBy(loan => loan.ContractNumber, StringComparer.Ordinal)]);
    }

    /// <summary>Gives each loan its group, with those held by the loans that could not be computed.</summary>
    public void Group() => LoanAtClose.Group(Loans, Failing.ToLookup(loan => loan.BorrowerId, loan => loan.Status.OwnGroup));

    private static string Told(RuleViolation problem) => Sentences.Of(problem, Sentences.Vietnamese);
}

/// <summary>A loan that cannot be computed.</summary>
internal sealed record FailingLoan(LoanStatus Status, string ContractNumber, Guid BorrowerId, string Error);
