using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>What tests of signed loans do again and again, in one line each.</summary>
internal static class Serving
{
    /// <summary>
    /// At 3.65 % a year one đồng in term earns 0.0001 a day, overdue 0.00015; five equal parts, month by month. Unpaid interest earns 10 %
    /// a year.
    /// </summary>
    public static readonly LoanTerms FiveParts = new()
    {
        Rate = new InterestRate(3.65m, RateUnit.PercentPerYear),
        TermMonths = 5,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 1,
        PrincipalEveryMonths = 1,
    };

    public static readonly LocalDate FirstDay = TestFund.FirstDay;

    /// <summary>100 million paid out on 5/1/2026; rows on 5/2, 5/3, 6/4 (5/4 is a Sunday), 5/5 and 5/6.</summary>
    public static async Task<Guid> RunningLoan(this TestFund fund, Guid? borrowerId = null)
    {
        var loanId = await fund.SignedLoan(FiveParts, new Dong(100_000_000), borrowerId);
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        return loanId;
    }

    public static ProposeTransaction Proposal(Guid loanId, LoanTransactionKind kind, long amount = 0) =>
        new(Guid.NewGuid(), loanId, kind, "Đề xuất", Amount: new Dong(amount));

    public static Task<TransactionEntered> Confirm(this TestFund fund, Guid proposalId, Person person) =>
        fund.Send(new ConfirmProposal(Guid.NewGuid(), proposalId), person);

    public static async Task<TransactionEntered> Carry(this TestFund fund, ProposeTransaction proposal, Person checker) =>
        await fund.Confirm((await fund.Send(proposal, Person.Officer)).Id, checker);

    public static Task<PaymentReceived> Pay(this TestFund fund, Guid loanId, LocalDate date, long amount) =>
        fund.Send(new ReceivePayment(Guid.NewGuid(), loanId, date, new Dong(amount), IsPrepayment: false, "Thu nợ"), Person.Accountant);

    public static Task<LoanStatement> Statement(this TestFund fund, Guid loanId, LocalDate? asOf = null) =>
        fund.Send(new GetLoanStatement(loanId, asOf), Person.Officer);

    /// <summary>The code a message is refused with, whoever refuses it.</summary>
    public static async Task<string> Refused<T>(this TestFund fund, IRequest<T> message, Person person)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => fund.Send(message, person));
        return refusal switch
        {
            RuleViolationException rule => rule.Violation.Code,
            Application.Pipeline.NotAllowedException notAllowed => notAllowed.Violation.Code,
            ValidationException invalid => invalid.Errors.First().ErrorCode,
            _ => refusal.ToString(),
        };
    }

    /// <summary>"112 N 5" and "515 C 5", entry by entry, of a loan's ledger; reversals with the number of the entry they reverse.</summary>
    public static async Task<IReadOnlyList<string>> Ledger(this TestFund fund, Guid loanId)
    {
        var entries = await fund.Look(db => db.JournalEntries.AsNoTracking().Where(entry => entry.LoanId == loanId).OrderBy(entry => entry.No).ToListAsync());
        var numbers = entries.ToDictionary(entry => entry.Id, entry => entry.No);
        return [.. entries.Select(entry =>
            string.Join(", ", entry.Lines.Select(line => line.Debit.IsZero ? $"{line.Account} C {line.Credit}" : $"{line.Account} N {line.Debit}"))
            + (entry.ReversesId is { } reversed ? $" (đảo {numbers[reversed]})" : ""))];
    }

    /// <summary>What stands on each account of a loan: debits less credits.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Balances(this TestFund fund, Guid loanId)
    {
        var entries = await fund.Look(db => db.JournalEntries.AsNoTracking().Where(entry => entry.LoanId == loanId).ToListAsync());
        return entries.SelectMany(entry => entry.Lines).GroupBy(line => line.Account)
            .Select(account => (account.Key, Sum: account.Sum(line => line.Debit.Value - line.Credit.Value)))
            .Where(account => account.Sum != 0).ToDictionary(account => account.Key, account => account.Sum);
    }
}
