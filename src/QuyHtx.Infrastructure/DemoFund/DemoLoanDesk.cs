using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>The next row of a loan that has not fallen due.</summary>
/// <param name="Date">Ngày đến hạn, as the fund's calendar has it today.</param>
/// <param name="Planned">Gốc và lãi as planned at signing.</param>
internal sealed record NextRow(LocalDate Date, Dong Planned);

/// <summary>One loan at the counter: what is read off its statement, and what is done with it by whom.</summary>
internal sealed class DemoLoanDesk(DemoDesk desk, Guid id)
{
    public Guid Id => id;

    public DemoDesk Desk => desk;

    /// <summary>Tình trạng on a day, by default today.</summary>
    public async Task<LoanState> StateAsync(LocalDate? on = null) => (await StatementAsync(on)).State;

    /// <summary>Phải trả on a day, by default today: all that has fallen due, with what being late has cost.</summary>
    public async Task<Dong> OwedAsync(LocalDate? on = null) => (await StateAsync(on)).Owed;

    /// <summary>The next row, or null when the loan has none left.</summary>
    public async Task<NextRow?> NextDueAsync()
    {
        var rows = (await StatementAsync()).Rows.Where(row => row.Actual is { HasFallenDue: false }).ToList();
        return rows.TrueForAll(row => row.Actual!.Principal.IsZero)
            ? null
            : new NextRow(rows[0].Actual!.DueDate, rows[0].Planned?.Total ?? rows[0].Actual!.Principal);
    }

    /// <summary>Thu nợ, by the accountant. Nothing is booked when there is nothing to pay.</summary>
    public async Task<Guid?> ReceiveAsync(Dong amount, string note, LocalDate? on = null, bool isPrepayment = false) => amount.IsZero
        ? null
        : (await desk.Send(desk.Accountant, new ReceivePayment(desk.NewKey(), id, on ?? desk.Today, amount, isPrepayment, note))).TransactionId;

    public async Task PayWhatIsOwedAsync(string note) => await ReceiveAsync(await OwedAsync(), note);

    /// <summary>Giải ngân: the officer proposes, the accountant confirms.</summary>
    public async Task PayOutAsync(Dong amount, string note) =>
        await ConfirmAsync(await ProposeAsync(LoanTransactionKind.Disbursement, note, amount), desk.Accountant);

    /// <summary>What needs two people: the officer proposes, the checker confirms.</summary>
    public async Task CarryAsync(LoanTransactionKind kind, string note, DemoUser checker, Dong amount = default, Guid? reverses = null) =>
        await ConfirmAsync(await ProposeAsync(kind, note, amount, reverses), checker);

    /// <summary>Đề xuất, which waits for somebody else.</summary>
    public async Task<Guid> ProposeAsync(LoanTransactionKind kind, string note, Dong amount = default, Guid? reverses = null) =>
        (await desk.Send(desk.Officer, new ProposeTransaction(desk.NewKey(), id, kind, note, Amount: amount, ReversesId: reverses))).Id;

    /// <summary>Cơ cấu lại: what is left gets new dates from today on, up to its maturity or so many months beyond.</summary>
    public async Task RestructureAsync(RestructuringKind kind, int monthsMore)
    {
        var header = (await StatementAsync()).Header;
        var months = (int)Period.Between(desk.Today, header.MaturityDate, PeriodUnits.Months).Months + monthsMore;
        var every = Math.Min(header.Terms.InterestEveryMonths, Math.Max(1, months));
        var proposal = new ProposeTransaction(
            desk.NewKey(), id, LoanTransactionKind.Restructuring,
            kind == RestructuringKind.Extend ? "Gia hạn nợ do mất mùa" : "Điều chỉnh kỳ hạn theo vụ thu hoạch", desk.Today, RestructuringKind: kind,
            NewTerms: header.Terms with
            {
                TermMonths = Math.Max(1, months),
                Method = RepaymentMethod.EqualPrincipal,
                InterestEveryMonths = every,
                PrincipalEveryMonths = every,
                GraceMonths = 0,
                FirstDueDate = null,
            });
        await ConfirmAsync((await desk.Send(desk.Officer, proposal)).Id, desk.Manager);
    }

    /// <summary>Đôn đốc: the officer talks to whoever represents the borrower, who may promise what is owed for a day.</summary>
    public async Task UrgeAsync(ContactChannel channel, string said, LocalDate? promisedFor = null)
    {
        var loan = await StatementAsync();
        var promise = promisedFor is { } date && !loan.State.Owed.IsZero ? new PaymentPromise(date, loan.State.Owed) : null;
        await desk.Send(desk.Officer, new RecordContact(desk.NewKey(), id, desk.Today, channel, loan.Header.Representative, said, promise));
    }

    private async Task ConfirmAsync(Guid proposal, DemoUser checker) => await desk.Send(checker, new ConfirmProposal(desk.NewKey(), proposal));

    private Task<LoanStatement> StatementAsync(LocalDate? on = null) => desk.Send(desk.Officer, new GetLoanStatement(id, on));
}
