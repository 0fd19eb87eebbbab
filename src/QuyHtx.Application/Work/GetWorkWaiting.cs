using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Work;

/// <summary>Việc đang chờ: how much waits for whoever asks, by what that person may do; and the day the books are open for. One query, whatever there is.</summary>
[Needs(Permission.ReadFund)]
public sealed record GetWorkWaiting : IQuery<WorkWaiting>
{
    /// <summary>How many days ahead instalments are shown as coming.</summary>
    public const int DaysAhead = 7;

    internal sealed class Handler(FundDbContext db, CurrentUser user, TimeProvider clock) : IRequestHandler<GetWorkWaiting, WorkWaiting>
    {
        private static readonly LoanTransactionKind[] Kinds = Enum.GetValues<LoanTransactionKind>();

        public async Task<WorkWaiting> Handle(GetWorkWaiting query, CancellationToken cancellationToken)
        {
            var me = user.Id;
            var mine = Kinds.Where(kind => TwoPersonRule.PermissionToConfirm(kind) is { } needed && user.May(needed)).ToArray();
            var found = await db.Funds.AsNoTracking().Select(fund => new
            {
                fund.Name,
                fund.BusinessDate,
                Drafts = db.Applications.Count(row => row.OpenedBy == me && row.Status == ApplicationStatus.Draft),
                Returned = db.Applications.Count(row => row.OpenedBy == me && row.Status == ApplicationStatus.Returned),
                Submitted = db.Applications.Count(row => row.OpenedBy != me && row.Status == ApplicationStatus.Submitted),
                Appraised = db.Applications.Count(row => row.OpenedBy != me && row.Status == ApplicationStatus.Appraised),
                Approved = db.Applications.Count(row => row.Status == ApplicationStatus.Approved),
                Signed = db.LoanStatuses.Count(row => row.Stage == LoanStage.Signed),
                Proposals = db.Proposals.Count(row => row.Status == ProposalStatus.Open && row.ProposedBy != me && mine.Contains(row.Kind)),
                Overdue = db.LoanStatuses.Count(row => row.Stage == LoanStage.Open && row.OldestUnpaidDueDate < fund.BusinessDate),
                FailedMessages = db.Messages.Count(row => row.Status == MessageStatus.Failed),
                FailedLoans = db.CloseFailures.Count(row => row.ResolvedOn == null && row.SetAsideBy == null),
            }).SingleOrDefaultAsync(cancellationToken);
            if (found is null)
            {
                return WorkWaiting.WithoutFund;
            }

            var until = found.BusinessDate.PlusDays(DaysAhead);
            var dueSoon = await db.LoanStatuses.CountAsync(
                row => row.Stage == LoanStage.Open && row.NextDueDate >= found.BusinessDate && row.NextDueDate <= until, cancellationToken);
            var today = VietnamTime.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));
            return new WorkWaiting
            {
                FundName = found.Name,
                BusinessDate = found.BusinessDate,
                Drafts = If(Permission.KeepApplications, found.Drafts),
                Returned = If(Permission.KeepApplications, found.Returned),
                ToAppraise = If(Permission.Appraise, found.Submitted),
                ToDecide = If(Permission.Decide, found.Appraised),
                ToSign = If(Permission.KeepApplications, found.Approved),
                ToDisburse = If(Permission.ServeLoans, found.Signed),
                ToConfirm = found.Proposals,
                DueSoon = dueSoon,
                Overdue = found.Overdue,
                DaysToClose = If(Permission.CloseDays, Math.Max(0, Period.DaysBetween(found.BusinessDate, today))),
                FailedLoans = If(Permission.CloseDays, found.FailedLoans),
                FailedMessages = If(Permission.RunSystem, found.FailedMessages),
            };
        }

        /// <summary>What somebody may not do does not wait for that person.</summary>
        private int If(Permission needed, int count) => user.May(needed) ? count : 0;
    }
}

/// <summary>Việc đang chờ.</summary>
public sealed record WorkWaiting
{
    /// <summary>A database in which no fund has been founded yet.</summary>
    public static readonly WorkWaiting WithoutFund = new();

    /// <summary>Tên Quỹ; nothing where none has been founded.</summary>
    public string FundName { get; init; } = "";

    /// <summary>Ngày nghiệp vụ.</summary>
    public LocalDate? BusinessDate { get; init; }

    /// <summary>Hồ sơ mình đang soạn.</summary>
    public int Drafts { get; init; }

    /// <summary>Hồ sơ của mình bị trả lại để bổ sung.</summary>
    public int Returned { get; init; }

    /// <summary>Hồ sơ chờ thẩm định.</summary>
    public int ToAppraise { get; init; }

    /// <summary>Hồ sơ chờ quyết định.</summary>
    public int ToDecide { get; init; }

    /// <summary>Hồ sơ đã duyệt chờ ký hợp đồng.</summary>
    public int ToSign { get; init; }

    /// <summary>Khoản vay đã ký chờ giải ngân.</summary>
    public int ToDisburse { get; init; }

    /// <summary>Đề xuất của người khác chờ mình duyệt.</summary>
    public int ToConfirm { get; init; }

    /// <summary>Khoản vay có kỳ đến hạn trong <see cref="GetWorkWaiting.DaysAhead"/> ngày tới.</summary>
    public int DueSoon { get; init; }

    /// <summary>Khoản vay quá hạn.</summary>
    public int Overdue { get; init; }

    /// <summary>Số ngày đã qua chưa khóa sổ.</summary>
    public int DaysToClose { get; init; }

    /// <summary>Khoản vay lỗi khi khóa sổ.</summary>
    public int FailedLoans { get; init; }

    /// <summary>Tin nhắn không gửi được.</summary>
    public int FailedMessages { get; init; }
}
