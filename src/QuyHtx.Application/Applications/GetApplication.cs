using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Một hồ sơ vay vốn: its content, what is missing, the checks as they stand now, the appraisal and the decision, and whose turn it is.
/// </summary>
/// <param name="ApplicationId">Hồ sơ.</param>
[Needs(Permission.ReadFund)]
public sealed record GetApplication(Guid ApplicationId) : IQuery<ApplicationFile>
{
    internal sealed class Handler(FundDbContext db, ChecksToday checksToday, CurrentUser user) : IRequestHandler<GetApplication, ApplicationFile>
    {
        public async Task<ApplicationFile> Handle(GetApplication query, CancellationToken cancellationToken)
        {
            var shown = await (
                from application in db.Applications.AsNoTracking()
                join borrower in db.Borrowers on application.BorrowerId equals borrower.Id
                where application.Id == query.ApplicationId
                select new
                {
                    Application = application,
                    borrower.Profile,
                    Loan = db.Loans.Where(loan => loan.ApplicationId == application.Id)
                        .Select(loan => new { loan.Id, loan.ContractNumber, loan.SignedOn }).FirstOrDefault(),
                })
                .SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
            var file = shown.Application;
            var found = await checksToday.OfAsync(file.Id, shown.Profile, file.BorrowerId, file.Content, cancellationToken);
            var product = await db.Products.AsNoTracking().Where(version => version.Id == file.Content.ProductId)
                .Select(version => new { version.Code, version.Name }).SingleAsync(cancellationToken);
            var attachments = await AttachmentsAsync(file.Id, cancellationToken);
            var named = file.Makers.Concat(attachments.Select(one => one.UploadedBy)).Append(file.Appraisal?.AppraisedBy ?? default)
                .Append(file.Decision?.DecidedBy ?? default).Distinct().ToList();
            var people = await db.PeopleAsync(named, cancellationToken);
            return new ApplicationFile
            {
                Id = file.Id,
                Number = file.Number,
                Version = file.Version,
                Status = file.Status,
                OpenedOn = file.OpenedOn,
                OpenedBy = file.OpenedBy,
                BorrowerId = file.BorrowerId,
                BorrowerName = shown.Profile.Name,
                Borrower = shown.Profile,
                ProductCode = product.Code,
                ProductName = product.Name,
                Content = file.Content,
                Attachments = attachments,
                Missing = [.. file.Content.Missing()],
                Checks = found.Checks,
                Headroom = Headroom.Of(found.Exposure, found.Policy.Limits),
                Remark = file.Remark,
                Appraisal = file.Appraisal,
                Decision = file.Decision,
                LoanId = shown.Loan?.Id,
                ContractNumber = shown.Loan?.ContractNumber,
                SignedOn = shown.Loan?.SignedOn,
                Makers = file.Makers,
                People = [.. people.Where(one => named.Contains(one.Id)).Select(one => new PersonName(one.Id, one.FullName))],
                ApproverMostAmount = found.Policy.Limits.ApproverMostAmount,
                Next = NextOf(new StepOf(file.Status, file.Makers, file.Appraisal, file.Content.Amount), people, found.Policy.Limits.ApproverMostAmount),
            };
        }

        private NextStep? NextOf(StepOf file, IReadOnlyList<PeopleOfApplication.Person> people, Dong? approverMostAmount) => file.Next is { } step
            ? new NextStep(
                step,
                file.HindranceOf(user.Id, user.May, approverMostAmount),
                [
                    .. people.Where(one => one.IsActive && file.HindranceOf(one.Id, one.May, approverMostAmount) == StepHindrance.None)
                        .Select(one => new PersonName(one.Id, one.FullName)),
                ])
            : null;

        private async Task<IReadOnlyList<AttachedFile>> AttachmentsAsync(Guid applicationId, CancellationToken cancellation) =>
            await db.Attachments.AsNoTracking()
                .Where(attachment => attachment.ApplicationId == applicationId)
                .OrderBy(attachment => attachment.UploadedAt).ThenBy(attachment => attachment.Id)
                .Select(attachment => new AttachedFile(
                    attachment.Id, attachment.FileName, attachment.ContentType, attachment.Sha256, attachment.UploadedBy, attachment.UploadedAt))
                .ToListAsync(cancellation);
    }
}

/// <summary>An application with all that a page shows of it.</summary>
public sealed record ApplicationFile
{
    /// <summary>Hồ sơ.</summary>
    public required Guid Id { get; init; }

    /// <summary>Số hồ sơ.</summary>
    public required string Number { get; init; }

    /// <summary>To be sent back when it is rewritten.</summary>
    public required int Version { get; init; }

    /// <summary>Trạng thái.</summary>
    public required ApplicationStatus Status { get; init; }

    /// <summary>Ngày lập.</summary>
    public required LocalDate OpenedOn { get; init; }

    /// <summary>Cán bộ lập hồ sơ.</summary>
    public required Guid OpenedBy { get; init; }

    /// <summary>Khách hàng.</summary>
    public required Guid BorrowerId { get; init; }

    /// <summary>Tên khách hàng.</summary>
    public required string BorrowerName { get; init; }

    /// <summary>The borrower as it is written down now.</summary>
    public required BorrowerProfile Borrower { get; init; }

    /// <summary>Mã sản phẩm.</summary>
    public required string ProductCode { get; init; }

    /// <summary>Tên sản phẩm.</summary>
    public required string ProductName { get; init; }

    /// <summary>Nội dung.</summary>
    public required ApplicationContent Content { get; init; }

    /// <summary>All files ever attached, the oldest first; the dossier points to those that count.</summary>
    public required IReadOnlyList<AttachedFile> Attachments { get; init; }

    /// <summary>Giấy tờ còn thiếu.</summary>
    public required IReadOnlyList<DossierItem> Missing { get; init; }

    /// <summary>The checks as they stand now, each with its figure and, after a slash, its limit.</summary>
    public required IReadOnlyList<EligibilityCheck> Checks { get; init; }

    /// <summary>What the borrower owes without this application, against its limits.</summary>
    public required Headroom Headroom { get; init; }

    /// <summary>Why it was last returned or withdrawn.</summary>
    public required string Remark { get; init; }

    /// <summary>Báo cáo thẩm định.</summary>
    public required AppraisalReport? Appraisal { get; init; }

    /// <summary>Quyết định.</summary>
    public required LendingDecision? Decision { get; init; }

    /// <summary>The loan it became.</summary>
    public required Guid? LoanId { get; init; }

    /// <summary>Số hợp đồng of that loan.</summary>
    public required string? ContractNumber { get; init; }

    /// <summary>Ngày ký hợp đồng.</summary>
    public required LocalDate? SignedOn { get; init; }

    /// <summary>Những người đã lập hoặc sửa hồ sơ.</summary>
    public required IReadOnlyList<Guid> Makers { get; init; }

    /// <summary>Everybody whom this file names, where the fund knows them.</summary>
    public required IReadOnlyList<PersonName> People { get; init; }

    /// <summary>Mức phán quyết: the most that an approver decides alone, or null where the fund has set none.</summary>
    public required Dong? ApproverMostAmount { get; init; }

    /// <summary>Bước tiếp theo; null when nothing is left to be done.</summary>
    public required NextStep? Next { get; init; }

    /// <summary>The name of somebody whom this file names; empty where the fund does not know it.</summary>
    public string NameOf(Guid person) => People.FirstOrDefault(one => one.Id == person)?.FullName ?? "";
}

/// <summary>A file of an application, without its bytes.</summary>
/// <param name="Id">The file.</param>
/// <param name="FileName">The name it was uploaded with.</param>
/// <param name="ContentType">By its content.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="UploadedBy">Who uploaded it.</param>
/// <param name="UploadedAt">When.</param>
public sealed record AttachedFile(Guid Id, string FileName, string ContentType, string Sha256, Guid UploadedBy, Instant UploadedAt);
