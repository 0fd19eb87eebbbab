using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Audit;

/// <summary>Một lần thao tác.</summary>
/// <param name="No">In the order written.</param>
/// <param name="At">When.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="UserId">Who.</param>
/// <param name="UserName">Name of who, as it was then.</param>
/// <param name="Origin">From where.</param>
/// <param name="Command">Lệnh.</param>
/// <param name="CommandId">The command's key.</param>
/// <param name="BorrowerId">For which borrower.</param>
/// <param name="BorrowerName">Its name as it is now.</param>
/// <param name="LoanId">For which loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="Changes">The command, and before and after of what it changed.</param>
public sealed record ListedAuditRecord(
    long No, Instant At, LocalDate BusinessDate, Guid UserId, string UserName, string Origin, string Command, Guid CommandId, Guid? BorrowerId,
    string? BorrowerName, Guid? LoanId, string? ContractNumber, JsonElement Changes);

/// <summary>The one reading of audit records.</summary>
internal static class AuditReading
{
    public static async Task<IReadOnlyList<ListedAuditRecord>> RowsAsync(FundDbContext db, IQueryable<AuditRecord> records, CancellationToken cancellation)
    {
        var rows = await records
            .Select(record => new
            {
                Record = record,
                BorrowerName = db.Borrowers.Where(borrower => borrower.Id == record.BorrowerId).Select(borrower => borrower.Profile.Name).FirstOrDefault(),
                Contract = db.Loans.Where(loan => loan.Id == record.LoanId).Select(loan => loan.ContractNumber).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new ListedAuditRecord(
                row.Record.No, row.Record.At, row.Record.BusinessDate, row.Record.UserId, row.Record.UserName, row.Record.Origin,
                row.Record.Command, row.Record.CommandId, row.Record.BorrowerId, row.BorrowerName, row.Record.LoanId, row.Contract,
                JsonSerializer.Deserialize<JsonElement>(row.Record.Changes))),
        ];
    }
}
