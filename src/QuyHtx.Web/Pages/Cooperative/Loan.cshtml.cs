using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages;

/// <summary>Một khoản vay của hợp tác xã: schedule, payments, statement of a day. Another's loan is as one that is not there.</summary>
[Needs(Permission.ReadOwn)]
public sealed class CooperativeLoanModel : FundPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid LoanId { get; set; }

    /// <summary>The day to be shown; left out, the business date.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public LocalDate? On { get; set; }

    public LoanStatement Loan { get; private set; } = null!;

    /// <summary>What was asked for cannot be shown.</summary>
    public string Problem { get; private set; } = "";

    public bool IsToday => Loan.State.AsOf == Loan.Header.BusinessDate;

    public LocalDate? OldestUnpaid => Rows.FirstOrDefault(row => row is { HasFallenDue: true, Left.Value: > 0 })?.DueDate;

    public LoanRowShown? Next => Rows.FirstOrDefault(row => !row.HasFallenDue);

    /// <summary>The rows as they stand; as planned while nothing has been paid out.</summary>
    public IReadOnlyList<LoanRowShown> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid)
        {
            (On, Problem) = (null, "Ngày chưa đúng: hãy gõ như 31/12/2026. Dưới đây là số liệu hôm nay.");
        }

        Loan = await Ask(new GetLoanStatement(LoanId, On));
        if (On > Loan.Header.BusinessDate)
        {
            Problem = "Chỉ xem được đến ngày hôm nay. Dưới đây là số liệu hôm nay.";
            Loan = await Ask(new GetLoanStatement(LoanId));
        }

        // Rows of which a settlement or a prepayment has left nothing say nothing.
        Rows = [.. Loan.Rows.Select(ShownOf).OfType<LoanRowShown>().Where(row => row.Total > Dong.Zero)];
    }

    /// <summary>Where each allocation went, in words.</summary>
    public static string PartsOf(Allocation allocation) =>
        string.Join(", ", allocation.Parts.Select(part => $"{CooperativeWords.Of(part.Component)} {Show.Money(part.Amount)}"));

    public bool IsOwing => Loan.Header.Stage is LoanStage.Open or LoanStage.WrittenOff;

    private LoanRowShown? ShownOf(StatementRow row) => (row.Actual, row.Planned) switch
    {
        ({ } actual, _) => new LoanRowShown(
            actual.No, actual.DueDate, actual.HasFallenDue, actual.Principal, row.InterestToCome ?? actual.Interest, actual.PrincipalPaid + actual.InterestPaid,
            actual.HasFallenDue && actual.DueDate < Loan.State.AsOf),
        (null, { } planned) when Loan.Header.PlanIsProvisional => new LoanRowShown(planned.No, planned.DueDate, false, planned.Principal, planned.Interest, Dong.Zero, false),
        _ => null,
    };
}

/// <summary>A row of the schedule as a cooperative reads it.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="HasFallenDue">Đã đến hạn.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi, of a row to come as it will be if nothing else happens.</param>
/// <param name="Paid">Đã trả.</param>
/// <param name="IsPast">Due before the day that is shown.</param>
public sealed record LoanRowShown(int No, LocalDate DueDate, bool HasFallenDue, Dong Principal, Dong Interest, Dong Paid, bool IsPast)
{
    public Dong Total => Principal + Interest;

    /// <summary>Còn phải trả.</summary>
    public Dong Left => Total - Paid;

    /// <summary>Tình trạng.</summary>
    public (string Text, string Tone) State => (HasFallenDue, Left.IsZero, IsPast) switch
    {
        (_, true, _) => ("Đã trả đủ", "good"),
        (false, _, _) => ("Chưa đến hạn", ""),
        (true, _, true) => ($"Quá hạn, còn {Show.Money(Left)}", "bad"),
        (true, _, false) => ($"Hạn hôm nay, còn {Show.Money(Left)}", "warn"),
    };
}
