using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>Các ngày đã khóa sổ, the latest first, each with who closed it, when, and its seals.</summary>
/// <param name="From">From this day, or from the beginning.</param>
/// <param name="To">Up to and including this day, or to the end.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListCloses(LocalDate? From = null, LocalDate? To = null, int Page = 1, int PageSize = 50) : IQuery<CloseList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListCloses>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.To).Must((list, to) => !(to < list.From)).WithErrorCode("period-empty");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListCloses, CloseList>
    {
        public async Task<CloseList> Handle(ListCloses list, CancellationToken cancellationToken)
        {
            var closes = db.DayCloses.AsNoTracking().Where(close =>
                (list.From == null || close.Date >= list.From) && (list.To == null || close.Date <= list.To));
            var page = await closes.OrderByDescending(close => close.Date).PageOf(list).ToListAsync(cancellationToken);

            // The command of a close has a key made from its date: it says who sent it.
            var keys = page.Select(close => DayCloser.KeyOf(close.Date)).ToList();
            var senders = await db.Commands.AsNoTracking().Where(command => keys.Contains(command.Id))
                .ToDictionaryAsync(command => command.Id, command => command.UserId, cancellationToken);
            var names = await UserNames.OfAsync(db, senders.Values.Select(sender => (Guid?)sender), cancellationToken);
            return new CloseList(
                [
                    .. page.Select(close => new ListedClose(
                        close.Date, close.ClosedAt, names[senders.TryGetValue(DayCloser.KeyOf(close.Date), out var sender) ? sender : null], close.Entries,
                        close.Seal, close.PreviousSeal, close.TransactionSeal, close.AuditSeal, close.LastAuditNo)),
                ],
                await closes.CountAsync(cancellationToken));
        }
    }
}

/// <summary>A page of closes.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record CloseList(IReadOnlyList<ListedClose> Rows, int Total);

/// <summary>A day that was closed.</summary>
/// <param name="Date">The day.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="ClosedBy">Người khóa.</param>
/// <param name="Entries">How many entries are sealed.</param>
/// <param name="Seal">Niêm phong sổ sách.</param>
/// <param name="PreviousSeal">The seal before it.</param>
/// <param name="TransactionSeal">Niêm phong giao dịch.</param>
/// <param name="AuditSeal">Niêm phong nhật ký.</param>
/// <param name="LastAuditNo">The last audit record under that seal.</param>
public sealed record ListedClose(
    LocalDate Date, Instant ClosedAt, string ClosedBy, int Entries, string Seal, string PreviousSeal, string TransactionSeal, string AuditSeal,
    long LastAuditNo);
