using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Application.Ledger;

/// <summary>Hệ thống tài khoản: every account of the fund by its code, with what it is used for.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListAccounts : IQuery<IReadOnlyList<AccountRow>>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListAccounts, IReadOnlyList<AccountRow>>
    {
        public async Task<IReadOnlyList<AccountRow>> Handle(ListAccounts request, CancellationToken cancellationToken)
        {
            var rows = await db.Accounts.AsNoTracking()
                .Select(account => new AccountRow(
                    account.Use, account.Code, account.Name, account.Kind,
                    db.JournalEntries.SelectMany(entry => entry.Lines).Any(line => line.Account == account.Code)))
                .ToListAsync(cancellationToken);
            return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal)];
        }
    }
}

/// <summary>An account of the chart.</summary>
/// <param name="Use">Dùng cho.</param>
/// <param name="Code">Số hiệu.</param>
/// <param name="Name">Tên.</param>
/// <param name="Kind">Loại.</param>
/// <param name="HasPostings">Đã có bút toán: its code can no longer change.</param>
public sealed record AccountRow(AccountUse Use, string Code, string Name, AccountKind Kind, bool HasPostings);
