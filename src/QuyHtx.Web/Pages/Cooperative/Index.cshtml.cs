using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Trang của hợp tác xã: what is owed today and until when, what comes next, its loans. Nothing of anybody else.</summary>
[Needs(Permission.ReadOwn)]
public sealed class CooperativeModel : FundPage
{
    private const int NextShown = 6;

    public OwnLoans Own { get; private set; } = null!;

    /// <summary>The loans on which something is or will be owed.</summary>
    public IEnumerable<OwnLoan> Running => Own.Loans.Where(loan => loan.Stage != LoanStage.Settled);

    public IEnumerable<OwnLoan> Settled => Own.Loans.Where(loan => loan.Stage == LoanStage.Settled);

    /// <summary>The loan that is late for the longest, or null.</summary>
    public OwnLoan? Latest => Own.Loans.Where(loan => loan.State.DaysPastDue > 0 && loan.State.Owed.Value > 0).MaxBy(loan => loan.State.DaysPastDue);

    /// <summary>The next rows of all loans together, the nearest first.</summary>
    public IEnumerable<(OwnLoan Loan, OwnRow Row)> Next =>
        Own.Loans.SelectMany(loan => loan.Next, (loan, row) => (loan, row)).OrderBy(next => next.row.DueDate).Take(NextShown);

    public async Task OnGetAsync() => Own = await Ask(new GetOwnLoans());
}
