using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Khoản vay: a signed contract and all that has happened to it. Every verb replays the loan with what it would add, and adds it only if
/// the replay accepts it.
/// </summary>
public sealed class Loan
{
    private List<LoanTransaction> transactions = [];

    /// <summary>Signs a contract.</summary>
    /// <exception cref="RuleViolationException">Terms that cannot be signed, or an amount that is not above nil.</exception>
    public Loan(
        Guid id, string contractNumber, Guid applicationId, Guid borrowerId, LocalDate signedOn, Dong approvedAmount, LoanTerms terms,
        LendingPolicy policy)
    {
        if (approvedAmount <= Dong.Zero)
        {
            throw new RuleViolationException(new("amount-not-positive", "amount", approvedAmount));
        }

        _ = new LoanContract(terms, policy.Repayment, WorkingCalendar.WeekendsOnly);
        (Id, ContractNumber, ApplicationId, BorrowerId, SignedOn) = (id, contractNumber, applicationId, borrowerId, signedOn);
        (ApprovedAmount, Terms, Rules, PolicyId) = (approvedAmount, terms, policy.Repayment, policy.Id);
    }

    private Loan() => (ContractNumber, Terms, Rules) = ("", null!, null!);

    /// <summary>The loan.</summary>
    public Guid Id { get; private set; }

    /// <summary>Số hợp đồng: gapless within a year.</summary>
    public string ContractNumber { get; private set; }

    /// <summary>Hồ sơ.</summary>
    public Guid ApplicationId { get; private set; }

    /// <summary>Khách hàng.</summary>
    public Guid BorrowerId { get; private set; }

    /// <summary>Ngày ký.</summary>
    public LocalDate SignedOn { get; private set; }

    /// <summary>Số tiền được duyệt: what may be disbursed in all.</summary>
    public Dong ApprovedAmount { get; private set; }

    /// <summary>Điều kiện vay, frozen.</summary>
    public LoanTerms Terms { get; private set; }

    /// <summary>Quy tắc thu nợ, frozen.</summary>
    public RepaymentRules Rules { get; private set; }

    /// <summary>The version of the policy it was signed under.</summary>
    public Guid PolicyId { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>All that was entered, in order.</summary>
    public IReadOnlyList<LoanTransaction> Transactions => transactions;

    /// <summary>Giao dịch còn hiệu lực: neither reversed nor a reversal, in the order entered.</summary>
    public IEnumerable<LoanTransaction> Standing
    {
        get
        {
            var reversed = transactions.Where(entered => entered.ReversesId is not null).Select(entered => entered.ReversesId!.Value).ToHashSet();
            return transactions.Where(entered => entered.Kind != LoanTransactionKind.Reversal && !reversed.Contains(entered.Id));
        }
    }

    /// <summary>What the replay sees.</summary>
    public IReadOnlyList<LoanEvent> Events => EventsOf(Standing);

    /// <summary>Khoản vay theo sổ của một ngày: as it was known when that day closed, without what was entered later, however it is dated.</summary>
    public Loan AsKnownOn(LocalDate businessDate)
    {
        var known = (Loan)MemberwiseClone();
        known.transactions = [.. transactions.Where(entered => entered.EnteredOn <= businessDate)];
        return known;
    }

    /// <summary>Khoản vay với lịch sử của nó: for whoever reads loans and transactions as two sets, each in one go, to replay and not to change them.</summary>
    /// <param name="history">All that was entered of this loan, in order.</param>
    /// <exception cref="ArgumentException">A transaction of another loan.</exception>
    public Loan WithHistory(IEnumerable<LoanTransaction> history)
    {
        var loan = (Loan)MemberwiseClone();
        loan.transactions = [.. history];
        return loan.transactions.TrueForAll(entered => entered.LoanId == Id)
            ? loan
            : throw new ArgumentException("a transaction of another loan", nameof(history));
    }

    /// <summary>Đã giải ngân.</summary>
    public Dong Disbursed => DisbursedBy(LocalDate.MaxIsoValue);

    /// <summary>Ngày xử lý rủi ro, or null while it stands on the balance sheet.</summary>
    public LocalDate? WrittenOffOn => Standing.FirstOrDefault(entered => entered.Kind == LoanTransactionKind.WriteOff)?.Date;

    /// <summary>Đã giải ngân by a date.</summary>
    public Dong DisbursedBy(LocalDate date) => Standing.Where(entered => entered.Kind == LoanTransactionKind.Disbursement && entered.Date <= date)
        .Aggregate(Dong.Zero, (sum, entered) => sum + entered.Amount);

    /// <summary>Số lần cơ cấu lại by a date.</summary>
    public int RestructuringsBy(LocalDate date) =>
        Standing.Count(entered => entered.Kind == LoanTransactionKind.Restructuring && entered.Date <= date);

    /// <summary>The contract with the fund's calendar.</summary>
    public LoanContract Contract(WorkingCalendar calendar) => new(Terms, Rules, calendar);

    /// <summary>The loan as of a date.</summary>
    public LoanPosition Position(WorkingCalendar calendar, LocalDate asOf, Explanation? explanation = null) =>
        LoanReplay.AsOf(Contract(calendar), Events, asOf, explanation);

    /// <summary>
    /// Các kỳ nếu không có gì khác xảy ra: the rows as they will have fallen due, with the interest of those to come, by what had happened up to a date.
    /// Contract interest follows the planned principal, whatever is paid of rows that are due.
    /// </summary>
    public IReadOnlyList<LoanRow> Outlook(WorkingCalendar calendar, LocalDate asOf)
    {
        var happened = EventsOf(Standing.Where(entered => entered.Date <= asOf));
        return Replay(calendar, happened, asOf).Rows is [.., var last] ? Replay(calendar, happened, LocalDate.Max(asOf, last.DueDate)).Rows : [];
    }

    /// <summary>Giá tất toán: what leaves nothing owed when it is prepaid on a date, if nothing else happens until then.</summary>
    public SettlementQuote Quote(WorkingCalendar calendar, LocalDate date) => SettlementQuote.Of(Position(calendar, date).State);

    /// <summary>Nhập giao dịch: adds what happened, once the replay with it up to the business date accepts it.</summary>
    /// <param name="entered">The transaction; its number and loan are given here.</param>
    /// <param name="calendar">The fund's calendar.</param>
    /// <exception cref="RuleViolationException">Whatever the loan's rules or the replay refuse.</exception>
    public LoanTransaction Enter(LoanTransaction entered, WorkingCalendar calendar)
    {
        var added = Accept(entered, calendar);
        transactions.Add(added);
        Version++;
        return added;
    }

    /// <summary>Xem trước: the loan as it would be with a transaction, beside this one, in which it is not entered.</summary>
    /// <exception cref="RuleViolationException">As <see cref="Enter"/> would refuse it.</exception>
    public Loan Preview(LoanTransaction entered, WorkingCalendar calendar)
    {
        var previewed = WithHistory(transactions);
        previewed.Enter(entered, calendar);
        return previewed;
    }

    private static IReadOnlyList<LoanEvent> EventsOf(IEnumerable<LoanTransaction> standing) =>
        [.. standing.Select(entered => entered.Event).OfType<LoanEvent>()];

    /// <summary>The transaction as it is added, once the replay with it has been accepted.</summary>
    private LoanTransaction Accept(LoanTransaction entered, WorkingCalendar calendar)
    {
        if (entered.Date > entered.EnteredOn)
        {
            throw new RuleViolationException(new("date-after-business-date", "date", entered.Date, entered.EnteredOn));
        }

        try
        {
            var added = Checked(entered with { LoanId = Id, No = transactions.Count + 1 }, calendar);
            Replay(calendar, With(added), entered.EnteredOn);
            return added;
        }
        catch (OverflowException)
        {
            throw new RuleViolationException(new("amount-out-of-range", "amount"));
        }
    }

    /// <summary>What the replay alone cannot refuse.</summary>
    private LoanTransaction Checked(LoanTransaction added, WorkingCalendar calendar)
    {
        switch (added.Kind)
        {
            case LoanTransactionKind.Disbursement when WrittenOffOn is not null:
            case LoanTransactionKind.Restructuring when WrittenOffOn is not null:
            case LoanTransactionKind.WriteOff when WrittenOffOn is not null:
                throw new RuleViolationException(new("loan-written-off", null, ContractNumber));
            case not (LoanTransactionKind.Disbursement or LoanTransactionKind.Reversal or LoanTransactionKind.WriteOff) when Disbursed.IsZero:
                throw new RuleViolationException(new("nothing-disbursed", null, ContractNumber));
            case LoanTransactionKind.Disbursement when Disbursed + added.Amount > ApprovedAmount:
                throw new RuleViolationException(new("disbursement-above-approved", "amount", added.Amount, ApprovedAmount - Disbursed));
            case LoanTransactionKind.Disbursement when added.Date < SignedOn:
                throw new RuleViolationException(new("disbursement-before-signing", "date", added.Date, SignedOn));
            case LoanTransactionKind.Restructuring:
                CheckMaturity(added, calendar);
                return added with { Amount = Dong.Zero };
            case LoanTransactionKind.WriteOff:
                var principal = Position(calendar, added.EnteredOn).State.PrincipalOutstanding;
                return principal.IsZero
                    ? throw new RuleViolationException(new("write-off-of-nothing", null, ContractNumber))
                    : added with { Amount = principal };
            case LoanTransactionKind.Reversal:
                return added with { Amount = Reversible(added.ReversesId).Amount };
            default:
                return added;
        }
    }

    /// <summary>A rescheduling stays within the maturity as it is before it; an extension goes beyond.</summary>
    private void CheckMaturity(LoanTransaction added, WorkingCalendar calendar)
    {
        if (added is not { NewTerms: not null, RestructuringKind: { } kind })
        {
            throw new RuleViolationException(new("restructuring-incomplete", "newTerms"));
        }

        var maturity = Replay(calendar, With(added), added.Date).Rows[^1].DueDate;
        var present = Position(calendar, added.Date).Rows[^1].DueDate;
        switch (kind)
        {
            case RestructuringKind.Reschedule when maturity > present:
                throw new RuleViolationException(new("rescheduling-beyond-maturity", "newTerms", maturity, present));
            case RestructuringKind.Extend when maturity <= present:
                throw new RuleViolationException(new("extension-within-maturity", "newTerms", maturity, present));
        }
    }

    /// <summary>What would stand with a transaction.</summary>
    private IReadOnlyList<LoanEvent> With(LoanTransaction added) => EventsOf(added.Kind == LoanTransactionKind.Reversal
        ? Standing.Where(standing => standing.Id != added.ReversesId)
        : Standing.Append(added));

    private LoanPosition Replay(WorkingCalendar calendar, IReadOnlyList<LoanEvent> events, LocalDate asOf) =>
        LoanReplay.AsOf(Contract(calendar), events, asOf);

    /// <summary>
    /// What a reversal may name. Around a write-off the last entered goes first, because what comes after it is posted as a recovery.
    /// </summary>
    private LoanTransaction Reversible(Guid? id)
    {
        var reversed = Standing.FirstOrDefault(entered => entered.Id == id)
            ?? throw new RuleViolationException(new("transaction-not-reversible", "transactionId"));
        var inTheWay = Standing.LastOrDefault(entered =>
            entered.No > reversed.No && (reversed.Kind == LoanTransactionKind.WriteOff || entered.Kind == LoanTransactionKind.WriteOff));
        if (inTheWay is not null)
        {
            throw new RuleViolationException(new("reversal-across-write-off", "transactionId", inTheWay.No));
        }

        var others = Standing.Where(entered => entered.Id != id).ToList();
        if (reversed.Kind == LoanTransactionKind.Disbursement && others.Count > 0
            && others.TrueForAll(entered => entered.Kind != LoanTransactionKind.Disbursement))
        {
            throw new RuleViolationException(new("disbursement-in-use", "transactionId", others.Count));
        }

        return reversed;
    }
}
