using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>What a line of a statement is.</summary>
public enum StatementLineKind
{
    /// <summary>Giải ngân.</summary>
    Disbursement,

    /// <summary>Trả nợ.</summary>
    Payment,

    /// <summary>Thu từ tiền trả trước.</summary>
    AdvanceUsed,

    /// <summary>Miễn, giảm lãi.</summary>
    Waiver,

    /// <summary>Hoàn trả tiền trả trước.</summary>
    AdvanceRefund,

    /// <summary>Cơ cấu lại thời hạn trả nợ.</summary>
    Restructuring,

    /// <summary>Chuyển theo dõi ngoại bảng.</summary>
    WriteOff,
}

/// <summary>Một dòng sao kê. Transactions that were reversed have neither line nor effect.</summary>
/// <param name="Date">Ngày.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Disbursed">Giải ngân.</param>
/// <param name="Received">Số tiền: received, used, waived or paid back.</param>
/// <param name="Principal">Trong đó gốc.</param>
/// <param name="Interest">Trong đó lãi, of every kind.</param>
/// <param name="Balance">Dư nợ gốc sau đó.</param>
public sealed record StatementLine(LocalDate Date, StatementLineKind Kind, Dong Disbursed, Dong Received, Dong Principal, Dong Interest, Dong Balance)
{
    /// <summary>The lines of a period. On one day disbursements come before payments, as the replay takes them.</summary>
    internal static IReadOnlyList<StatementLine> Of(Loan loan, LoanPosition position, LocalDate from, LocalDate to, Dong opening)
    {
        var entered = loan.Standing.Select(transaction => (transaction.Date, Line: OfTransaction(transaction)));
        var allocated = position.Allocations.Select(allocation => (allocation.Date, Line: (StatementLine?)OfAllocation(allocation)));
        var balance = opening;
        var lines = new List<StatementLine>();
        foreach (var line in entered.Concat(allocated).Where(dated => dated.Date >= from && dated.Date <= to && dated.Line is not null)
                     .Select(dated => dated.Line!).OrderBy(line => line.Date).ThenBy(line => line.Kind != StatementLineKind.Disbursement))
        {
            balance += line.Disbursed - line.Principal;
            lines.Add(line with { Balance = balance });
        }

        return lines;
    }

    /// <summary>Payments and waivers come with their allocation.</summary>
    private static StatementLine? OfTransaction(LoanTransaction transaction) => transaction.Kind switch
    {
        LoanTransactionKind.Disbursement => New(transaction.Date, StatementLineKind.Disbursement) with { Disbursed = transaction.Amount },
        LoanTransactionKind.AdvanceRefund => New(transaction.Date, StatementLineKind.AdvanceRefund) with { Received = transaction.Amount },
        LoanTransactionKind.Restructuring => New(transaction.Date, StatementLineKind.Restructuring),
        LoanTransactionKind.WriteOff => New(transaction.Date, StatementLineKind.WriteOff),
        LoanTransactionKind.Repayment or LoanTransactionKind.Prepayment or LoanTransactionKind.InterestWaiver or LoanTransactionKind.Reversal => null,
    };

    private static StatementLine OfAllocation(Allocation allocation) => New(allocation.Date, allocation.From switch
    {
        AllocationSource.Repayment => StatementLineKind.Payment,
        AllocationSource.Advance => StatementLineKind.AdvanceUsed,
        AllocationSource.Waiver => StatementLineKind.Waiver,
    }) with
    {
        Received = allocation.Amount,
        Principal = Sum(allocation, part => part is PaymentComponent.OverduePrincipal or PaymentComponent.DuePrincipal or PaymentComponent.PrepaidPrincipal),
        Interest = Sum(allocation, part => part is PaymentComponent.OverdueInterest or PaymentComponent.OverdueContractInterest or PaymentComponent.LateInterest
            or PaymentComponent.DueInterest or PaymentComponent.AccruedInterest),
    };

    private static Dong Sum(Allocation allocation, Func<PaymentComponent, bool> counts) => allocation.Parts.Where(part => counts(part.Component))
        .Aggregate(Dong.Zero, (sum, part) => sum + part.Amount);

    private static StatementLine New(LocalDate date, StatementLineKind kind) => new(date, kind, Dong.Zero, Dong.Zero, Dong.Zero, Dong.Zero, Dong.Zero);
}
