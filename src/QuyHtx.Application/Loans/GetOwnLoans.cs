using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>
/// Khoản vay của tôi: what the borrower whose user asks owes today, until when, and what comes next, loan by loan. There are a few of them, so
/// each is replayed: the figure that is paid by must not come out of a cache. Always the same number of queries.
/// </summary>
[Needs(Permission.ReadOwn)]
public sealed record GetOwnLoans : IQuery<OwnLoans>
{
    private const int NextRows = 3;

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetOwnLoans, OwnLoans>
    {
        public async Task<OwnLoans> Handle(GetOwnLoans query, CancellationToken cancellationToken)
        {
            var own = user.BorrowerId;
            var fund = await db.Funds.AsNoTracking().Select(row => new { row.Name, row.BusinessDate }).SingleOrDefaultAsync(cancellationToken)
                ?? throw Loaders.NotThere();
            var name = await db.Borrowers.AsNoTracking().Where(borrower => borrower.Id == own).Select(borrower => borrower.Profile.Name)
                .SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
            var mine = db.Loans.Where(loan => loan.BorrowerId == own);
            var whole = await WholeLoans.ReadAsync(db, mine, cancellationToken);
            var calendar = await db.CalendarAsync(cancellationToken);
            var stages = await db.LoanStatuses.AsNoTracking().Where(status => mine.Any(loan => loan.Id == status.LoanId))
                .Select(status => new { status.LoanId, status.Stage }).ToDictionaryAsync(status => status.LoanId, status => status.Stage, cancellationToken);
            var toCome = (await db.PlannedRows.AsNoTracking().Where(row => row.DueDate > fund.BusinessDate && mine.Any(loan => loan.Id == row.LoanId))
                .ToListAsync(cancellationToken)).ToLookup(row => row.LoanId);
            return new OwnLoans(
                fund.BusinessDate,
                fund.Name,
                name,
                [
                    .. whole.Loans.Select(loan => OwnLoanOf(loan, stages[loan.Id], loan.Position(calendar, fund.BusinessDate), toCome[loan.Id]))
                        .OrderBy(loan => OrderOf(loan.Stage)).ThenByDescending(loan => loan.ContractNumber, StringComparer.Ordinal),
                ],
                [.. whole.Unreadable.Select(loan => loan.ContractNumber)]);
        }

        /// <summary>What something is to be done about stands on top.</summary>
        private static int OrderOf(LoanStage stage) => stage switch
        {
            LoanStage.Open => 0,
            LoanStage.WrittenOff => 1,
            LoanStage.Signed => 2,
            LoanStage.Settled => 3,
        };

        private static OwnLoan OwnLoanOf(Loan loan, LoanStage stage, LoanPosition position, IEnumerable<PlannedRow> toCome) => new()
        {
            LoanId = loan.Id,
            ContractNumber = loan.ContractNumber,
            Stage = stage,
            SignedOn = loan.SignedOn,
            ApprovedAmount = loan.ApprovedAmount,
            Disbursed = loan.Disbursed,
            State = position.State,
            OldestUnpaidDueDate = position.Rows.FirstOrDefault(row => row.HasFallenDue && (row.PrincipalPaid < row.Principal || row.InterestPaid < row.Interest))?.DueDate,
            MaturityDate = position.Rows.LastOrDefault()?.DueDate,
            Next = NextOf(toCome, position.State.Advance),
        };

        /// <summary>The next rows, less what is held of an earlier payment and will be used for them.</summary>
        private static IReadOnlyList<OwnRow> NextOf(IEnumerable<PlannedRow> toCome, Dong advance)
        {
            var rows = new List<OwnRow>();
            foreach (var row in toCome.OrderBy(row => row.DueDate).Take(NextRows))
            {
                var used = Dong.Min(advance, row.Principal + row.Interest);
                rows.Add(new OwnRow(row.No, row.DueDate, row.Principal, row.Interest, used));
                advance -= used;
            }

            return rows;
        }
    }
}

/// <summary>Khoản vay của một khách hàng, as it sees them.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="FundName">Tên Quỹ.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="Loans">Those running first, the newest of them first.</param>
/// <param name="Unreadable">Số hợp đồng of loans that cannot be computed, which the fund has to mend.</param>
public sealed record OwnLoans(
    LocalDate BusinessDate, string FundName, string BorrowerName, IReadOnlyList<OwnLoan> Loans, IReadOnlyList<string> Unreadable)
{
    /// <summary>Phải trả hôm nay on all loans together.</summary>
    public Dong OwedToday => Loans.Aggregate(Dong.Zero, (sum, loan) => sum + loan.State.Owed);
}

/// <summary>Một khoản vay của khách hàng.</summary>
public sealed record OwnLoan
{
    /// <summary>The loan.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>Số hợp đồng.</summary>
    public required string ContractNumber { get; init; }

    /// <summary>Giai đoạn.</summary>
    public required LoanStage Stage { get; init; }

    /// <summary>Ngày ký.</summary>
    public required LocalDate SignedOn { get; init; }

    /// <summary>Số tiền được duyệt.</summary>
    public required Dong ApprovedAmount { get; init; }

    /// <summary>Đã giải ngân.</summary>
    public required Dong Disbursed { get; init; }

    /// <summary>Tình trạng today.</summary>
    public required LoanState State { get; init; }

    /// <summary>Ngày đến hạn của kỳ cũ nhất chưa trả đủ, or null.</summary>
    public required LocalDate? OldestUnpaidDueDate { get; init; }

    /// <summary>Ngày đáo hạn; null before the first disbursement.</summary>
    public required LocalDate? MaturityDate { get; init; }

    /// <summary>Các kỳ tới: at most three.</summary>
    public required IReadOnlyList<OwnRow> Next { get; init; }
}

/// <summary>Một kỳ tới.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi dự kiến.</param>
/// <param name="FromAdvance">Trừ tiền đã trả trước.</param>
public sealed record OwnRow(int No, LocalDate DueDate, Dong Principal, Dong Interest, Dong FromAdvance)
{
    /// <summary>Phải trả.</summary>
    public Dong Amount => Principal + Interest - FromAdvance;
}
