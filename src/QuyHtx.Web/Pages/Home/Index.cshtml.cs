using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Work;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Web.Pages;

/// <summary>Việc của tôi: what waits for whoever is signed in, counted, with the first rows of each queue. A cooperative goes to its own page.</summary>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed class HomeModel : FundPage
{
    private const int RowsOfAQueue = 5;

    public WorkWaiting Work { get; private set; } = WorkWaiting.WithoutFund;

    public IReadOnlyList<WaitingTask> Tasks { get; private set; } = [];

    public List<WaitingQueue> Queues { get; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!May(Permission.ReadFund))
        {
            return Redirect("/htx");
        }

        Work = await Ask(new GetWorkWaiting());
        if (Work.BusinessDate is null)
        {
            return Page();
        }

        Tasks = [.. TasksOf(Work).Where(task => task.Count > 0)];
        await AddApplicationsAsync(Work.Returned, ApplicationStatus.Returned, "Hồ sơ bị trả lại, cần bổ sung", Current.Id);
        await AddApplicationsAsync(Work.Drafts, ApplicationStatus.Draft, "Hồ sơ tôi đang soạn", Current.Id);
        await AddApplicationsAsync(Work.ToAppraise, ApplicationStatus.Submitted, "Hồ sơ chờ thẩm định");
        await AddApplicationsAsync(Work.ToDecide, ApplicationStatus.Appraised, "Hồ sơ chờ quyết định");
        await AddApplicationsAsync(Work.ToSign, ApplicationStatus.Approved, "Hồ sơ đã duyệt, chờ ký hợp đồng");
        await AddProposalsAsync();
        await AddLoansAsync(Work.ToDisburse, "Khoản vay đã ký, chờ giải ngân", "/khoan-vay?giaiDoan=Signed", new ListLoans { Stage = LoanStage.Signed, PageSize = RowsOfAQueue });
        await AddOverdueAsync();
        return Page();
    }

    private static IEnumerable<WaitingTask> TasksOf(WorkWaiting work) =>
    [
        new("Hồ sơ bị trả lại, cần bổ sung", work.Returned, "/ho-so?trangThai=Returned"),
        new("Hồ sơ tôi đang soạn", work.Drafts, "/ho-so?trangThai=Draft"),
        new("Hồ sơ chờ thẩm định", work.ToAppraise, "/tham-dinh"),
        new("Hồ sơ chờ quyết định", work.ToDecide, "/quyet-dinh"),
        new("Hồ sơ chờ ký hợp đồng", work.ToSign, "/ho-so?trangThai=Approved"),
        new("Khoản vay chờ giải ngân", work.ToDisburse, "/khoan-vay?giaiDoan=Signed"),
        new("Phiếu chờ tôi duyệt", work.ToConfirm, "/phieu"),
        new($"Khoản vay đến hạn trong {GetWorkWaiting.DaysAhead} ngày tới", work.DueSoon, "/thu-no"),
        new("Khoản vay quá hạn", work.Overdue, "/no-qua-han"),
        new("Ngày chưa khóa sổ", work.DaysToClose, "/so-sach/dong-ngay"),
        new("Khoản vay lỗi khi khóa sổ", work.FailedLoans, "/so-sach/dong-ngay"),
        new("Tin nhắn không gửi được", work.FailedMessages, "/quan-tri/tin-nhan"),
    ];

    private async Task AddApplicationsAsync(int count, ApplicationStatus status, string title, Guid? openedBy = null)
    {
        if (count > 0)
        {
            var list = await Ask(new ListApplications(Status: status, OpenedBy: openedBy, Descending: false, PageSize: RowsOfAQueue));
            Queues.Add(new(title, $"/ho-so?trangThai={status}", count,
                [.. list.Rows.Select(row => new WaitingRow(row.Number, $"/ho-so/{row.Id}", row.BorrowerName, row.OpenedOn, row.Amount))]));
        }
    }

    private async Task AddProposalsAsync()
    {
        if (Work.ToConfirm > 0)
        {
            var list = await Ask(new ListProposals { PageSize = 50 });
            Queues.Add(new("Phiếu chờ tôi duyệt", "/phieu", Work.ToConfirm,
                [.. list.Rows.Where(row => row.MayDecide).Take(RowsOfAQueue).Select(row => new WaitingRow(
                    row.ContractNumber, $"/phieu/{row.Id}", row.BorrowerName, row.Transaction.EnteredOn, row.Transaction.Amount.Value))]));
        }
    }

    private async Task AddLoansAsync(int count, string title, string address, ListLoans query)
    {
        if (count > 0)
        {
            var list = await Ask(query);
            Queues.Add(new(title, address, count,
                [.. list.Rows.Select(row => new WaitingRow(row.ContractNumber, $"/khoan-vay/{row.Id}", row.BorrowerName, row.SignedOn, row.ApprovedAmount.Value))]));
        }
    }

    private async Task AddOverdueAsync()
    {
        if (Work.Overdue > 0)
        {
            var list = await Ask(new ListOverdueLoans { PageSize = RowsOfAQueue });
            Queues.Add(new("Khoản vay quá hạn lâu nhất", "/no-qua-han", Work.Overdue,
                [.. list.Rows.Select(row => new WaitingRow(
                    row.ContractNumber, $"/khoan-vay/{row.Id}", row.BorrowerName, row.OldestUnpaidDueDate, row.PrincipalDue.Value + row.InterestDue.Value))]));
        }
    }
}

/// <summary>A kind of work that waits.</summary>
public sealed record WaitingTask(string Title, int Count, string Address);

/// <summary>The first rows of a kind of work.</summary>
public sealed record WaitingQueue(string Title, string Address, int Count, IReadOnlyList<WaitingRow> Rows);

/// <summary>One thing that waits.</summary>
public sealed record WaitingRow(string Number, string Address, string Borrower, LocalDate On, long Amount);
