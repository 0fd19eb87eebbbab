using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>Hồ sơ đang chờ một bước, the oldest first: how long each has waited, and whether the person who asks may take the step.</summary>
/// <param name="Step">The step that they wait for.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListWaitingApplications(ApplicationStep Step, int Page = 1, int PageSize = 50) : IQuery<WaitingApplicationList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListWaitingApplications>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<ListWaitingApplications, WaitingApplicationList>
    {
        public async Task<WaitingApplicationList> Handle(ListWaitingApplications query, CancellationToken cancellationToken)
        {
            var statuses = StepOf.StatusesBefore(query.Step);
            var waiting = db.Applications.AsNoTracking().Where(application => statuses.Contains(application.Status));
            var totals = await waiting.GroupBy(application => 1)
                .Select(all => new { Count = all.Count(), Amount = all.Sum(row => EF.Property<long>(row, LoanApplicationMapping.AmountColumn)) })
                .SingleOrDefaultAsync(cancellationToken);
            var rows = await waiting.OrderBy(application => application.OpenedOn).ThenBy(application => application.Number)
                .Select(application => new Row(
                    application.Id, application.Number, application.OpenedOn, application.Status, application.BorrowerId,
                    db.Borrowers.Where(borrower => borrower.Id == application.BorrowerId).Select(borrower => borrower.Profile.Name).First(),
                    EF.Property<long>(application, LoanApplicationMapping.AmountColumn), application.Makers, application.Appraisal, application.OpenedBy,
                    db.Users.Where(officer => officer.Id == application.OpenedBy).Select(officer => officer.FullName).FirstOrDefault() ?? ""))
                .PageOf(query)
                .ToListAsync(cancellationToken);
            var today = await db.BusinessDateAsync(cancellationToken);
            var approverMostAmount = (await db.PolicyAsync(today, cancellationToken)).Limits.ApproverMostAmount;
            var since = await SinceAsync(query.Step, [.. rows.Select(row => row.BorrowerId).Distinct()], cancellationToken);
            return new WaitingApplicationList(
                today,
                [.. rows.Select(row => LineOf(row, since.GetValueOrDefault(row.Id, row.OpenedOn), today, approverMostAmount))],
                totals?.Count ?? 0,
                totals?.Amount ?? 0);
        }

        private WaitingApplication LineOf(Row row, LocalDate since, LocalDate today, Dong? approverMostAmount) => new(
            row.Id, row.Number, row.Status, row.BorrowerId, row.BorrowerName, row.Amount, row.OpenedBy, row.OpenedByName, since, Period.DaysBetween(since, today),
            row.Appraisal?.ProposesApproval,
            new StepOf(row.Status, row.Makers, row.Appraisal, new Dong(row.Amount)).HindranceOf(user.Id, user.May, approverMostAmount));

        /// <summary>The business date of the command that made each application wait for the step.</summary>
        private async Task<Dictionary<Guid, LocalDate>> SinceAsync(ApplicationStep step, IReadOnlyList<Guid> borrowers, CancellationToken cancellation)
        {
            string[] before = step switch
            {
                ApplicationStep.Submit => [nameof(OpenApplication), nameof(ReturnApplication)],
                ApplicationStep.Appraise => [nameof(SubmitApplication)],
                ApplicationStep.Decide => [nameof(AppraiseApplication)],
                ApplicationStep.Sign => [nameof(DecideApplication)],
            };
            var records = await db.AuditRecords.AsNoTracking()
                .Where(record => borrowers.Contains(record.BorrowerId!.Value) && before.Contains(record.Command))
                .OrderBy(record => record.No)
                .ToListAsync(cancellation);
            return records.Select(ApplicationRecord.Of).GroupBy(record => record.ApplicationId)
                .ToDictionary(of => of.Key, of => of.Last().Record.BusinessDate);
        }

        private sealed record Row(
            Guid Id, string Number, LocalDate OpenedOn, ApplicationStatus Status, Guid BorrowerId, string BorrowerName, long Amount, IReadOnlyList<Guid> Makers,
            AppraisalReport? Appraisal, Guid OpenedBy, string OpenedByName);
    }
}

/// <summary>A page of what waits for a step.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ, to which the days are counted.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="TotalAmount">Tổng số tiền đề nghị of all of them, đồng.</param>
public sealed record WaitingApplicationList(LocalDate BusinessDate, IReadOnlyList<WaitingApplication> Rows, int Total, long TotalAmount);

/// <summary>Một hồ sơ đang chờ.</summary>
/// <param name="Id">Hồ sơ.</param>
/// <param name="Number">Số hồ sơ.</param>
/// <param name="Status">Trạng thái.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="Amount">Số tiền đề nghị, đồng.</param>
/// <param name="OpenedBy">Cán bộ lập hồ sơ.</param>
/// <param name="OpenedByName">Name of that person, where the fund knows it.</param>
/// <param name="Since">Chờ từ ngày.</param>
/// <param name="Days">Số ngày đã chờ.</param>
/// <param name="ProposesApproval">Đề xuất của thẩm định, once there is one.</param>
/// <param name="Hindrance">What keeps the person who asks from the step.</param>
public sealed record WaitingApplication(
    Guid Id, string Number, ApplicationStatus Status, Guid BorrowerId, string BorrowerName, long Amount, Guid OpenedBy, string OpenedByName, LocalDate Since,
    int Days, bool? ProposesApproval, StepHindrance Hindrance);
