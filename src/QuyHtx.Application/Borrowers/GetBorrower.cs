using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Borrowers;

/// <summary>Một khách hàng: its profile, whom it is related to, what it owes against its limits, its applications and loans.</summary>
/// <param name="BorrowerId">The borrower.</param>
[Needs(Permission.ReadFund)]
public sealed record GetBorrower(Guid BorrowerId) : IQuery<BorrowerFile>
{
    internal sealed class Handler(FundDbContext db, ExposureOf exposureOf) : IRequestHandler<GetBorrower, BorrowerFile>
    {
        public async Task<BorrowerFile> Handle(GetBorrower query, CancellationToken cancellationToken)
        {
            var id = query.BorrowerId;
            var borrower = await db.Borrowers.AsNoTracking().Where(row => row.Id == id).Select(row => new { row.Profile, row.Version })
                .SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var policy = await db.PolicyAsync(today, cancellationToken);
            return new BorrowerFile(
                id,
                borrower.Version,
                borrower.Profile,
                await RelationsAsync(id, cancellationToken),
                Headroom.Of(await exposureOf.BorrowerAsync(id, null, today, cancellationToken), policy.Limits),
                await ApplicationsAsync(id, cancellationToken),
                await LoansAsync(id, cancellationToken));
        }

        private async Task<IReadOnlyList<Relation>> RelationsAsync(Guid id, CancellationToken cancellation) =>
        [
            .. await (
                from borrower in db.Borrowers.AsNoTracking()
                from other in borrower.Related
                where borrower.Id == id || other.RelatedId == id
                join otherOne in db.Borrowers on borrower.Id == id ? other.RelatedId : borrower.Id equals otherOne.Id
                orderby EF.Property<string>(otherOne, BorrowerMapping.SearchColumn), borrower.Id
                select new Relation(otherOne.Id, otherOne.Profile.Name, other.Relation, borrower.Id == id)).ToListAsync(cancellation),
        ];

        private async Task<IReadOnlyList<ApplicationOfBorrower>> ApplicationsAsync(Guid id, CancellationToken cancellation) =>
            await db.Applications.AsNoTracking()
                .Where(application => application.BorrowerId == id)
                .OrderByDescending(application => application.OpenedOn).ThenByDescending(application => application.Number)
                .Select(application => new ApplicationOfBorrower(
                    application.Id, application.Number, application.OpenedOn, application.Status,
                    EF.Property<long>(application, LoanApplicationMapping.AmountColumn)))
                .ToListAsync(cancellation);

        private async Task<IReadOnlyList<LoanOfBorrower>> LoansAsync(Guid id, CancellationToken cancellation) =>
            await (
                from loan in db.Loans.AsNoTracking()
                join status in db.LoanStatuses on loan.Id equals status.LoanId
                where loan.BorrowerId == id
                orderby loan.SignedOn descending, loan.ContractNumber descending
                select new LoanOfBorrower(
                    loan.Id, loan.ContractNumber, loan.SignedOn, loan.ApprovedAmount, status.Stage, status.PrincipalOutstanding, status.PrincipalDue,
                    status.InterestDue, status.OldestUnpaidDueDate, status.NextDueDate, status.Group))
                .ToListAsync(cancellation);
    }
}

/// <summary>A borrower with all that a page shows of it.</summary>
/// <param name="Id">The borrower.</param>
/// <param name="Version">To be sent back with a correction.</param>
/// <param name="Profile">What is written down of it.</param>
/// <param name="Relations">Người có liên quan, whoever of the two named the other.</param>
/// <param name="Headroom">What it owes, against its limits.</param>
/// <param name="Applications">Hồ sơ, the newest first.</param>
/// <param name="Loans">Khoản vay, the newest first.</param>
public sealed record BorrowerFile(
    Guid Id, int Version, BorrowerProfile Profile, IReadOnlyList<Relation> Relations, Headroom Headroom,
    IReadOnlyList<ApplicationOfBorrower> Applications, IReadOnlyList<LoanOfBorrower> Loans);

/// <summary>Người có liên quan.</summary>
/// <param name="BorrowerId">The other one.</param>
/// <param name="Name">Its name.</param>
/// <param name="InWords">Quan hệ.</param>
/// <param name="NamedHere">This borrower names the other; else the other names this one.</param>
public sealed record Relation(Guid BorrowerId, string Name, string InWords, bool NamedHere);

/// <summary>An application of a borrower.</summary>
/// <param name="Id">The application.</param>
/// <param name="Number">Số hồ sơ.</param>
/// <param name="OpenedOn">Ngày lập.</param>
/// <param name="Status">Trạng thái.</param>
/// <param name="Amount">Số tiền đề nghị, đồng.</param>
public sealed record ApplicationOfBorrower(Guid Id, string Number, LocalDate OpenedOn, ApplicationStatus Status, long Amount);

/// <summary>A loan of a borrower.</summary>
/// <param name="Id">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="SignedOn">Ngày ký.</param>
/// <param name="ApprovedAmount">Số tiền được duyệt.</param>
/// <param name="Stage">Giai đoạn.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
/// <param name="PrincipalDue">Gốc đến hạn chưa trả.</param>
/// <param name="InterestDue">Lãi đến hạn chưa trả.</param>
/// <param name="OldestUnpaidDueDate">Ngày đến hạn của kỳ cũ nhất chưa trả đủ.</param>
/// <param name="NextDueDate">Kỳ tới.</param>
/// <param name="Group">Nhóm nợ.</param>
public sealed record LoanOfBorrower(
    Guid Id, string ContractNumber, LocalDate SignedOn, Dong ApprovedAmount, LoanStage Stage, Dong PrincipalOutstanding, Dong PrincipalDue, Dong InterestDue,
    LocalDate? OldestUnpaidDueDate, LocalDate? NextDueDate, DebtGroup Group);
