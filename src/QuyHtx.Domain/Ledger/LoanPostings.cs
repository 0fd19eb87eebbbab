using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Ledger;

/// <summary>
/// Số liệu sổ sách của một khoản vay on a business date, before that day closes: principal by account, and what was received as interest.
/// Cash, principal, interest and advance always add up, so the difference of two of these is a balanced entry.
/// </summary>
/// <param name="CashIn">Thu − chi: receipts less disbursements and refunds.</param>
/// <param name="InTerm">Gốc trong hạn, with what falls due today: it moves to overdue when the day closes.</param>
/// <param name="Overdue">Gốc quá hạn: of rows due before the date.</param>
/// <param name="Advance">Tiền trả trước.</param>
public sealed record LoanBooks(Dong CashIn, Dong InTerm, Dong Overdue, Dong Advance)
{
    /// <summary>A loan nothing has happened to.</summary>
    public static readonly LoanBooks Empty = new(Dong.Zero, Dong.Zero, Dong.Zero, Dong.Zero);

    /// <summary>Lãi đã thu: what was received and is neither principal nor advance.</summary>
    public Dong InterestReceived => CashIn + InTerm + Overdue - Advance;

    /// <summary>The books of a loan at a position.</summary>
    /// <param name="position">The replay, as of the business date.</param>
    /// <param name="events">The events it was replayed from.</param>
    public static LoanBooks Of(LoanPosition position, IEnumerable<LoanEvent> events)
    {
        var state = position.State;
        var cash = Dong.Zero;
        foreach (var happened in events.Where(happened => happened.Date <= state.AsOf))
        {
            cash = happened switch
            {
                Disbursement paidOut => cash - paidOut.Amount,
                Repayment received => cash + received.Amount,
                AdvanceRefund refund => cash - refund.Amount,
                _ => cash,
            };
        }

        return new LoanBooks(cash, state.PrincipalOutstanding - state.PrincipalOverdue, state.PrincipalOverdue, state.Advance);
    }
}

/// <summary>Quy tắc hạch toán: what an event of a loan posts, and what the close of a day posts for all loans together.</summary>
/// <remarks>Source: Circular 52/2022/TT-BTC art. 5: interest of group-1 loans is income as it accrues, that of others when it is received.</remarks>
public static class LoanPostings
{
    /// <summary>
    /// The lines that take a loan's books from one position to another, whatever happened: a payment, a late entry, a reversal.
    /// Interest received takes down what was accrued while the loan accrues into income, and is income itself while it does not.
    /// </summary>
    public static IReadOnlyList<JournalLine> Between(LoanBooks before, LoanBooks after, ChartOfAccounts chart, bool accruesIntoIncome) =>
    [
        JournalLine.DebitOf(chart[AccountUse.Bank], after.CashIn - before.CashIn),
        JournalLine.DebitOf(chart[AccountUse.LoansInTerm], after.InTerm - before.InTerm),
        JournalLine.DebitOf(chart[AccountUse.LoansOverdue], after.Overdue - before.Overdue),
        JournalLine.CreditOf(chart[AccountUse.Advances], after.Advance - before.Advance),
        JournalLine.CreditOf(
            chart[accruesIntoIncome ? AccountUse.InterestReceivable : AccountUse.InterestIncome], after.InterestReceived - before.InterestReceived),
    ];

    /// <summary>Thu hồi nợ đã xử lý: on a written-off loan all that is received is other income, and what was owed goes down beside the books.</summary>
    public static IReadOnlyList<JournalLine> BetweenWrittenOff(LoanBooks before, LoanBooks after, ChartOfAccounts chart)
    {
        var principal = after.InTerm + after.Overdue - before.InTerm - before.Overdue;
        return
        [
            JournalLine.DebitOf(chart[AccountUse.Bank], after.CashIn - before.CashIn),
            JournalLine.CreditOf(chart[AccountUse.Advances], after.Advance - before.Advance),
            JournalLine.CreditOf(chart[AccountUse.OtherIncome], after.InterestReceived - before.InterestReceived - principal),
            JournalLine.DebitOf(chart[AccountUse.WrittenOffOffBalance], principal),
            JournalLine.CreditOf(chart[AccountUse.OffBalanceContra], principal),
        ];
    }

    /// <summary>Xử lý rủi ro: principal leaves the balance sheet against provisions made for it the same day, and is followed beside it.</summary>
    public static IReadOnlyList<JournalLine> WriteOff(LoanBooks books, ChartOfAccounts chart)
    {
        var principal = books.InTerm + books.Overdue;
        return
        [
            JournalLine.DebitOf(chart[AccountUse.ProvisionExpense], principal),
            JournalLine.CreditOf(chart[AccountUse.Provision], principal),
            JournalLine.DebitOf(chart[AccountUse.Provision], principal),
            JournalLine.CreditOf(chart[AccountUse.LoansInTerm], books.InTerm),
            JournalLine.CreditOf(chart[AccountUse.LoansOverdue], books.Overdue),
            JournalLine.DebitOf(chart[AccountUse.WrittenOffOffBalance], principal),
            JournalLine.CreditOf(chart[AccountUse.OffBalanceContra], principal),
        ];
    }

    /// <summary>Chuyển nợ quá hạn: moves principal so that the overdue account stands at what is overdue.</summary>
    public static IReadOnlyList<JournalLine> Reclassify(Dong overdue, Dong posted, ChartOfAccounts chart) =>
    [
        JournalLine.DebitOf(chart[AccountUse.LoansOverdue], overdue - posted),
        JournalLine.CreditOf(chart[AccountUse.LoansInTerm], overdue - posted),
    ];

    /// <summary>Dự thu lãi: what has accrued into income to date, less what is posted; a day missed or run twice corrects itself.</summary>
    public static IReadOnlyList<JournalLine> Accrue(Dong accrued, Dong posted, ChartOfAccounts chart) =>
    [
        JournalLine.DebitOf(chart[AccountUse.InterestReceivable], accrued - posted),
        JournalLine.CreditOf(chart[AccountUse.InterestIncome], accrued - posted),
    ];

    /// <summary>Theo dõi ngoại bảng: the same for interest that is not income until it is received.</summary>
    public static IReadOnlyList<JournalLine> AccrueOffBalance(Dong accrued, Dong posted, ChartOfAccounts chart) =>
    [
        JournalLine.DebitOf(chart[AccountUse.InterestOffBalance], accrued - posted),
        JournalLine.CreditOf(chart[AccountUse.OffBalanceContra], accrued - posted),
    ];
}
