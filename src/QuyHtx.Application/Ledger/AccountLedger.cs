using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Sổ cái một tài khoản: its lines in a period in order, a page at a time, with the balance after each.</summary>
/// <param name="Account">Số hiệu tài khoản.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record AccountLedger(string Account, LocalDate From, LocalDate To, int Page = 1, int PageSize = 50) : IQuery<AccountLedgerPage>, IPaged
{
    internal sealed class Validator : AbstractValidator<AccountLedger>
    {
        public Validator()
        {
            RuleFor(ledger => ledger.To).Must((ledger, to) => to >= ledger.From).WithErrorCode("period-empty");
            Include(new Paging.Rule());
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<AccountLedger, AccountLedgerPage>
    {
        public async Task<AccountLedgerPage> Handle(AccountLedger ledger, CancellationToken cancellationToken)
        {
            var account = (await db.ChartAsync(cancellationToken)).Accounts.FirstOrDefault(known => known.Code == ledger.Account)
                ?? throw new RuleViolationException(new("account-unknown", "account", ledger.Account));
            var lines = db.JournalEntries.AsNoTracking()
                .SelectMany(entry => entry.Lines, (entry, line) => new { entry.No, entry.Date, entry.Text, entry.LoanId, LineNo = line.No, line.Account, line.Debit, line.Credit })
                .Where(line => line.Account == account.Code);
            var inPeriod = lines.Where(line => line.Date >= ledger.From && line.Date <= ledger.To).OrderBy(line => line.No).ThenBy(line => line.LineNo);
            var skipped = ledger.RowsBefore();

            var opening = await lines.Where(line => line.Date < ledger.From).SumAsync(line => (long)line.Debit - (long)line.Credit, cancellationToken);
            var totals = await inPeriod.GroupBy(_ => 1)
                .Select(all => new { Count = all.Count(), Debit = all.Sum(line => (long)line.Debit), Credit = all.Sum(line => (long)line.Credit) })
                .SingleOrDefaultAsync(cancellationToken);
            var before = skipped == 0 ? 0 : await inPeriod.Take(skipped).SumAsync(line => (long)line.Debit - (long)line.Credit, cancellationToken);
            var rows = await inPeriod.PageOf(ledger).ToListAsync(cancellationToken);

            var balance = new Dong(opening + before);
            return new AccountLedgerPage(
                account.Code,
                account.Name,
                new Dong(opening),
                new Dong(totals?.Debit ?? 0),
                new Dong(totals?.Credit ?? 0),
                totals?.Count ?? 0,
                [.. rows.Select(row => new AccountLedgerRow(
                    row.No, row.Date, row.Text, row.LoanId, row.Debit, row.Credit, balance = balance + row.Debit - row.Credit))]);
        }
    }
}

/// <summary>A page of an account.</summary>
/// <param name="Code">Số hiệu.</param>
/// <param name="Name">Tên.</param>
/// <param name="Opening">Số dư đầu kỳ, debits less credits.</param>
/// <param name="Debit">Phát sinh Nợ of the whole period.</param>
/// <param name="Credit">Phát sinh Có of the whole period.</param>
/// <param name="Count">How many lines the period has.</param>
/// <param name="Rows">Those of the page.</param>
public sealed record AccountLedgerPage(string Code, string Name, Dong Opening, Dong Debit, Dong Credit, int Count, IReadOnlyList<AccountLedgerRow> Rows)
{
    /// <summary>Số dư cuối kỳ.</summary>
    public Dong Closing => Opening + Debit - Credit;
}

/// <summary>A line of an account.</summary>
/// <param name="EntryNo">Số bút toán.</param>
/// <param name="Date">Ngày ghi sổ.</param>
/// <param name="Text">Diễn giải.</param>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="Debit">Nợ.</param>
/// <param name="Credit">Có.</param>
/// <param name="Balance">Số dư after it.</param>
public sealed record AccountLedgerRow(long EntryNo, LocalDate Date, string Text, Guid? LoanId, Dong Debit, Dong Credit, Dong Balance);
