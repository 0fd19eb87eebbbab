using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Kết xuất sổ sách: the entries of a period in the order of their numbers, straight from the database while they are written to a file.</summary>
/// <param name="From">The first day, or the beginning.</param>
/// <param name="To">The last day, or the end.</param>
[Needs(Permission.ReadFund)]
public sealed record ReadLedger(LocalDate? From, LocalDate? To) : IQuery<LedgerOfPeriod>
{
    internal sealed class Validator : AbstractValidator<ReadLedger>
    {
        public Validator() => RuleFor(period => period.To).Must((period, to) => to is null || period.From is null || to >= period.From).WithErrorCode("period-empty");
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ReadLedger, LedgerOfPeriod>
    {
        public async Task<LedgerOfPeriod> Handle(ReadLedger period, CancellationToken cancellationToken)
        {
            var chart = await db.ChartAsync(cancellationToken);
            var entries = db.JournalEntries.AsNoTracking();
            IReadOnlyDictionary<string, Dong> opening = new Dictionary<string, Dong>();
            if (period.From is { } from)
            {
                opening = await db.BalancesAsync(from.PlusDays(-1), cancellationToken);
                entries = entries.Where(entry => entry.Date >= from);
            }

            if (period.To is { } to)
            {
                entries = entries.Where(entry => entry.Date <= to);
            }

            return new LedgerOfPeriod(period.From, chart, opening, entries.OrderBy(entry => entry.No).AsAsyncEnumerable());
        }
    }
}

/// <summary>The ledger of a period.</summary>
/// <param name="From">The first day, or null from the beginning.</param>
/// <param name="Chart">The accounts.</param>
/// <param name="Opening">Số dư đầu kỳ by account; none from the beginning.</param>
/// <param name="Entries">The entries; read once, while the database is open.</param>
public sealed record LedgerOfPeriod(LocalDate? From, ChartOfAccounts Chart, IReadOnlyDictionary<string, Dong> Opening, IAsyncEnumerable<JournalEntry> Entries);
