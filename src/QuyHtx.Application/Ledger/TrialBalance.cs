using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Bảng cân đối số phát sinh: every account of the chart, at the start of a period, in it, and at its end.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
[Needs(Permission.ReadFund)]
public sealed record TrialBalance(LocalDate From, LocalDate To) : IQuery<IReadOnlyList<TrialBalanceRow>>
{
    internal sealed class Validator : AbstractValidator<TrialBalance>
    {
        public Validator() => RuleFor(period => period.To).Must((period, to) => to >= period.From).WithErrorCode("period-empty");
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<TrialBalance, IReadOnlyList<TrialBalanceRow>>
    {
        public async Task<IReadOnlyList<TrialBalanceRow>> Handle(TrialBalance period, CancellationToken cancellationToken)
        {
            var sums = await db.JournalEntries.AsNoTracking().Where(entry => entry.Date <= period.To)
                .SelectMany(entry => entry.Lines, (entry, line) => new { line.Account, Before = entry.Date < period.From, line.Debit, line.Credit })
                .GroupBy(line => line.Account)
                .Select(account => new
                {
                    Code = account.Key,
                    Opening = account.Sum(line => line.Before ? (long)line.Debit - (long)line.Credit : 0L),
                    Debit = account.Sum(line => line.Before ? 0L : (long)line.Debit),
                    Credit = account.Sum(line => line.Before ? 0L : (long)line.Credit),
                })
                .ToDictionaryAsync(account => account.Code, cancellationToken);

            return
            [
                .. (await db.ChartAsync(cancellationToken)).Accounts.Select(account =>
                    sums.TryGetValue(account.Code, out var sum)
                        ? new TrialBalanceRow(account.Code, account.Name, account.Kind, new Dong(sum.Opening), new Dong(sum.Debit), new Dong(sum.Credit))
                        : new TrialBalanceRow(account.Code, account.Name, account.Kind, Dong.Zero, Dong.Zero, Dong.Zero)),
            ];
        }
    }
}

/// <summary>An account in a period. Balances are debits less credits: a credit balance is below nil.</summary>
/// <param name="Code">Số hiệu.</param>
/// <param name="Name">Tên.</param>
/// <param name="Kind">Loại.</param>
/// <param name="Opening">Số dư đầu kỳ.</param>
/// <param name="Debit">Phát sinh Nợ.</param>
/// <param name="Credit">Phát sinh Có.</param>
public sealed record TrialBalanceRow(string Code, string Name, AccountKind Kind, Dong Opening, Dong Debit, Dong Credit)
{
    /// <summary>Số dư cuối kỳ.</summary>
    public Dong Closing => Opening + Debit - Credit;
}
