using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>Quá trình xử lý hồ sơ: who did what to an application and when, the first first, as the audit has it.</summary>
/// <param name="ApplicationId">Hồ sơ.</param>
[Needs(Permission.ReadFund)]
public sealed record GetApplicationHistory(Guid ApplicationId) : IQuery<IReadOnlyList<ApplicationEvent>>
{
    private static readonly string[] Commands =
    [
        nameof(OpenApplication), nameof(RewriteApplication), nameof(AttachDocument), nameof(DetachDocument), nameof(SubmitApplication),
        nameof(ReturnApplication), nameof(WithdrawApplication), nameof(AppraiseApplication), nameof(DecideApplication), nameof(SignContract),
    ];

    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetApplicationHistory, IReadOnlyList<ApplicationEvent>>
    {
        public async Task<IReadOnlyList<ApplicationEvent>> Handle(GetApplicationHistory query, CancellationToken cancellationToken)
        {
            var borrowerId = await db.Applications.AsNoTracking().Where(application => application.Id == query.ApplicationId)
                .Select(application => (Guid?)application.BorrowerId).SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
            var written = query.ApplicationId.ToString();
            var records = await db.AuditRecords.AsNoTracking()
                .Where(record => record.BorrowerId == borrowerId && Commands.Contains(record.Command)
                    && (record.CommandId == query.ApplicationId || record.Changes.Contains(written)))
                .OrderBy(record => record.No)
                .ToListAsync(cancellationToken);
            return [.. records.Select(ApplicationRecord.Of).Where(record => record.ApplicationId == query.ApplicationId).Select(EventOf)];
        }

        private static ApplicationEvent EventOf(ApplicationRecord entry)
        {
            var (act, words) = entry.Record.Command switch
            {
                nameof(OpenApplication) => (ApplicationAct.Opened, ""),
                nameof(RewriteApplication) => (ApplicationAct.Rewritten, ""),
                nameof(AttachDocument) => (ApplicationAct.DocumentAttached, entry.Text("code")),
                nameof(DetachDocument) => (ApplicationAct.DocumentDetached, entry.Text("code")),
                nameof(SubmitApplication) => (ApplicationAct.Submitted, ""),
                nameof(ReturnApplication) => (ApplicationAct.Returned, entry.Text("reason")),
                nameof(WithdrawApplication) => (ApplicationAct.Withdrawn, entry.Text("reason")),
                nameof(AppraiseApplication) => (entry.Says("proposesApproval") ? ApplicationAct.ApprovalProposed : ApplicationAct.RejectionProposed, entry.Text("opinion")),
                nameof(DecideApplication) => (entry.Says("approve") ? ApplicationAct.Approved : ApplicationAct.Rejected, entry.Text("reason")),
                nameof(SignContract) => (ApplicationAct.Signed, ""),
                var other => throw new InvalidOperationException(other),
            };
            return new ApplicationEvent(act, entry.Record.BusinessDate, entry.Record.At, entry.Record.UserId, entry.Record.UserName, words);
        }
    }
}

/// <summary>Việc đã làm với hồ sơ.</summary>
public enum ApplicationAct
{
    /// <summary>Lập hồ sơ.</summary>
    Opened,

    /// <summary>Sửa hồ sơ.</summary>
    Rewritten,

    /// <summary>Đính kèm giấy tờ.</summary>
    DocumentAttached,

    /// <summary>Gỡ giấy tờ.</summary>
    DocumentDetached,

    /// <summary>Nộp hồ sơ.</summary>
    Submitted,

    /// <summary>Trả lại để bổ sung.</summary>
    Returned,

    /// <summary>Rút hồ sơ.</summary>
    Withdrawn,

    /// <summary>Thẩm định, đề xuất cho vay.</summary>
    ApprovalProposed,

    /// <summary>Thẩm định, đề xuất từ chối.</summary>
    RejectionProposed,

    /// <summary>Duyệt cho vay.</summary>
    Approved,

    /// <summary>Từ chối.</summary>
    Rejected,

    /// <summary>Ký hợp đồng.</summary>
    Signed,
}

/// <summary>Một việc trong quá trình xử lý hồ sơ.</summary>
/// <param name="Act">What was done.</param>
/// <param name="On">Ngày nghiệp vụ.</param>
/// <param name="At">When, by the clock.</param>
/// <param name="By">Who.</param>
/// <param name="ByName">Name of who, as it was then.</param>
/// <param name="Words">The reason, opinion or conditions that were given; of a paper its code.</param>
public sealed record ApplicationEvent(ApplicationAct Act, LocalDate On, Instant At, Guid By, string ByName, string Words);
