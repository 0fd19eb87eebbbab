using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Sổ nhật ký chung: entries with their lines in the order of their numbers, a page at a time, with totals over all that were asked for.</summary>
/// <param name="From">From this day, or from the beginning.</param>
/// <param name="To">Up to and including this day, or to the end.</param>
/// <param name="Account">Entries with a line on this account.</param>
/// <param name="Kind">Entries of this kind.</param>
/// <param name="LoanId">Entries of this loan.</param>
/// <param name="No">Số bút toán: that entry alone.</param>
/// <param name="Contract">Entries of loans whose contract number holds this.</param>
/// <param name="LatestFirst">From the last number to the first.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListJournal(
    LocalDate? From = null, LocalDate? To = null, string? Account = null, EntryKind? Kind = null, Guid? LoanId = null, long? No = null, string Contract = "",
    bool LatestFirst = false, int Page = 1, int PageSize = 50)
    : IQuery<JournalPage>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListJournal>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.To).Must((list, to) => !(to < list.From)).WithErrorCode("period-empty");
            RuleFor(list => list.Contract).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListJournal, JournalPage>
    {
        public async Task<JournalPage> Handle(ListJournal list, CancellationToken cancellationToken)
        {
            var asked = Found(list);
            var count = await asked.CountAsync(cancellationToken);
            var total = await asked.SelectMany(entry => entry.Lines).SumAsync(line => (long)line.Debit, cancellationToken);
            var sorted = list.LatestFirst ? asked.OrderByDescending(entry => entry.No) : asked.OrderBy(entry => entry.No);
            var rows = await sorted.PageOf(list)
                .Select(entry => new
                {
                    entry.Id, entry.No, entry.Date, entry.Kind, entry.Text, entry.LoanId, entry.ReversesId,
                    Contract = db.Loans.Where(loan => loan.Id == entry.LoanId).Select(loan => loan.ContractNumber).FirstOrDefault(),
                    Lines = entry.Lines.OrderBy(line => line.No).Select(line => new { line.Account, line.Debit, line.Credit }).ToList(),
                })
                .ToListAsync(cancellationToken);
            return new JournalPage(
                [
                    .. rows.Select(row => new JournalRow(
                        row.Id, row.No, row.Date, row.Kind, row.Text, row.LoanId, row.Contract, row.ReversesId,
                        [.. row.Lines.Select(line => new JournalRowLine(line.Account, line.Debit, line.Credit))])),
                ],
                count,
                new Dong(total));
        }

        private IQueryable<JournalEntry> Found(ListJournal list)
        {
            var asked = db.JournalEntries.AsNoTracking();
            if (list.From is { } from)
            {
                asked = asked.Where(entry => entry.Date >= from);
            }

            if (list.To is { } to)
            {
                asked = asked.Where(entry => entry.Date <= to);
            }

            if (list.Account is { } account)
            {
                asked = asked.Where(entry => entry.Lines.Any(line => line.Account == account));
            }

            if (list.Kind is { } kind)
            {
                asked = asked.Where(entry => entry.Kind == kind);
            }

            if (list.LoanId is { } loanId)
            {
                asked = asked.Where(entry => entry.LoanId == loanId);
            }

            if (list.No is { } no)
            {
                asked = asked.Where(entry => entry.No == no);
            }

            var contract = list.Contract.Trim().ToUpperInvariant();
            return contract.Length == 0
                ? asked
                : asked.Where(entry => db.Loans.Any(loan => loan.Id == entry.LoanId && loan.ContractNumber.Contains(contract)));
        }
    }
}

/// <summary>A page of the journal.</summary>
/// <param name="Rows">The entries.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Total">Their debits in all, which are their credits.</param>
public sealed record JournalPage(IReadOnlyList<JournalRow> Rows, int Count, Dong Total);

/// <summary>An entry.</summary>
/// <param name="Id">The entry.</param>
/// <param name="No">Số bút toán.</param>
/// <param name="Date">Ngày ghi sổ.</param>
/// <param name="Kind">What made it.</param>
/// <param name="Text">Diễn giải.</param>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="ReversesId">Bút toán bị đảo.</param>
/// <param name="Lines">The lines in order.</param>
public sealed record JournalRow(
    Guid Id, long No, LocalDate Date, EntryKind Kind, string Text, Guid? LoanId, string? ContractNumber, Guid? ReversesId, IReadOnlyList<JournalRowLine> Lines);

/// <summary>A line of it.</summary>
/// <param name="Account">Số hiệu tài khoản.</param>
/// <param name="Debit">Nợ.</param>
/// <param name="Credit">Có.</param>
public sealed record JournalRowLine(string Account, Dong Debit, Dong Credit);
