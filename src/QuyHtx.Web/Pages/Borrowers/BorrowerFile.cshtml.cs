using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages;

/// <summary>Một khách hàng: all that the fund knows of it, and what it may still borrow.</summary>
[Needs(Permission.ReadFund)]
public sealed class BorrowerFileModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public new BorrowerFile File { get; private set; } = null!;

    /// <summary>Ngày nghiệp vụ.</summary>
    public NodaTime.LocalDate Today { get; private set; }

    public Dong Outstanding => Sum(loan => loan.PrincipalOutstanding);

    /// <summary>Gốc và lãi đã đến hạn chưa trả.</summary>
    public Dong Due => Sum(loan => loan.PrincipalDue + loan.InterestDue);

    /// <summary>Cam kết: signed or approved and not yet paid out.</summary>
    public Dong Promised => File.Headroom.Exposure - Outstanding;

    public NodaTime.LocalDate? OverdueSince => File.Loans.Where(loan => loan.OldestUnpaidDueDate < Today).Min(loan => loan.OldestUnpaidDueDate);

    public int Running => File.Loans.Count(loan => loan.Stage is LoanStage.Open);

    public async Task OnGetAsync()
    {
        File = await Ask(new GetBorrower(Id));
        Today = (await Ask(new QuyHtx.Application.Work.GetWorkWaiting())).BusinessDate ?? default;
    }

    private Dong Sum(Func<LoanOfBorrower, Dong> figure) => File.Loans.Aggregate(Dong.Zero, (sum, loan) => sum + figure(loan));
}
