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
                .SelectMany(entry => entry.Lines, (entry, line) => new { entry.Id, entry.No, entry.Date, entry.Text, entry.LoanId, LineNo = line.No, line.Account, line.Debit, line.Credit })
                .Where(line => line.Account == account.Code);
            var inPeriod = lines.Where(line => line.Date >= ledger.From && line.Date <= ledger.To).OrderBy(line => line.No).ThenBy(line => line.LineNo);
            var skipped = ledger.RowsBefore();

            var totals = await lines.Where(line => line.Date <= ledger.To).GroupBy(_ => 1)
                .Select(all => new
                {
                    Opening = all.Sum(line => line.Date < ledger.From ? (long)line.Debit - (long)line.Credit : 0L),
                    Count = all.Sum(line => line.Date < ledger.From ? 0 : 1),
                    Debit = all.Sum(line => line.Date < ledger.From ? 0L : (long)line.Debit),
                    Credit = all.Sum(line => line.Date < ledger.From ? 0L : (long)line.Credit),
                })
                .SingleOrDefaultAsync(cancellationToken);
            var opening = totals?.Opening ?? 0;
            var before = skipped == 0 ? 0 : await inPeriod.Take(skipped).SumAsync(line => (long)line.Debit - (long)line.Credit, cancellationToken);
            var rows = await inPeriod.PageOf(ledger)
                .Select(line => new
                {
                    line.Id, line.No, line.Date, line.Text, line.LoanId, line.Debit, line.Credit,
                    Contract = db.Loans.Where(loan => loan.Id == line.LoanId).Select(loan => loan.ContractNumber).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var others = await OtherAccountsAsync([.. rows.Select(row => row.Id).Distinct()], account.Code, cancellationToken);

            var balance = new Dong(opening + before);
            return new AccountLedgerPage(
                account.Code,
                account.Name,
                new Dong(opening),
                new Dong(totals?.Debit ?? 0),
                new Dong(totals?.Credit ?? 0),
                totals?.Count ?? 0,
                [.. rows.Select(row => new AccountLedgerRow(
                    row.Id, row.No, row.Date, row.Text, row.LoanId, row.Contract, [.. others[row.Id]], row.Debit, row.Credit,
                    balance = balance + row.Debit - row.Credit))]);
        }

        private async Task<ILookup<Guid, string>> OtherAccountsAsync(IReadOnlyList<Guid> entries, string account, CancellationToken cancellation)
        {
            var lines = await db.JournalEntries.AsNoTracking().Where(entry => entries.Contains(entry.Id))
                .SelectMany(entry => entry.Lines, (entry, line) => new { entry.Id, line.Account })
                .Where(line => line.Account != account).Distinct().OrderBy(line => line.Account).ToListAsync(cancellation);
            return lines.ToLookup(line => line.Id, line => line.Account);
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
/// <param name="EntryId">Bút toán.</param>
/// <param name="EntryNo">Số bút toán.</param>
/// <param name="Date">Ngày ghi sổ.</param>
/// <param name="Text">Diễn giải.</param>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="OtherAccounts">Tài khoản đối ứng: the other accounts of the entry.</param>
/// <param name="Debit">Nợ.</param>
/// <param name="Credit">Có.</param>
/// <param name="Balance">Số dư after it.</param>
public sealed record AccountLedgerRow(
    Guid EntryId, long EntryNo, LocalDate Date, string Text, Guid? LoanId, string? ContractNumber, IReadOnlyList<string> OtherAccounts, Dong Debit,
    Dong Credit, Dong Balance);
