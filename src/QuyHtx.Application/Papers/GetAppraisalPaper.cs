using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Language;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Papers;

/// <summary>Báo cáo thẩm định of an application, as it was written: the checks as they stood that day.</summary>
/// <param name="ApplicationId">Hồ sơ.</param>
[Needs(Permission.ReadFund)]
public sealed record GetAppraisalPaper(Guid ApplicationId) : IQuery<AppraisalPaper>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetAppraisalPaper, AppraisalPaper>
    {
        public async Task<AppraisalPaper> Handle(GetAppraisalPaper query, CancellationToken cancellationToken)
        {
            var found = await db.Applications.AsNoTracking().Where(application => application.Id == query.ApplicationId)
                .Select(application => new { application.Number, application.BorrowerId, application.OpenedBy, application.Content, application.Appraisal })
                .SingleOrDefaultAsync(cancellationToken);
            if (found?.Appraisal is not { } report)
            {
                throw Loaders.NotThere();
            }

            var people = await db.Users.Where(person => person.Id == report.AppraisedBy || person.Id == found.OpenedBy)
                .ToDictionaryAsync(person => person.Id, person => person.FullName, cancellationToken);
            return new AppraisalPaper(
                await db.LetterheadAsync(report.AppraisedOn, cancellationToken),
                found.Number,
                await db.BorrowerOnAsync(found.BorrowerId, report.AppraisedOn, cancellationToken),
                await db.Products.Where(product => product.Id == found.Content.ProductId).Select(product => product.Name).SingleAsync(cancellationToken),
                found.Content,
                [.. report.Checks.Select(check => new AppraisedCondition(
                    Sentences.Of(new RuleViolation(check.Code, null), Sentences.Vietnamese), check.Article, check.Figures, check.Passed))],
                report.Opinion,
                report.ProposesApproval,
                people.GetValueOrDefault(found.OpenedBy, ""),
                people.GetValueOrDefault(report.AppraisedBy, ""));
        }
    }
}

/// <summary>Báo cáo thẩm định.</summary>
/// <param name="Letterhead">Phần đầu giấy, of the day of the appraisal.</param>
/// <param name="ApplicationNumber">Số hồ sơ.</param>
/// <param name="Borrower">Khách hàng, as written down that day.</param>
/// <param name="ProductName">Sản phẩm.</param>
/// <param name="Content">Nội dung hồ sơ.</param>
/// <param name="Conditions">Điều kiện cho vay, as checked that day.</param>
/// <param name="Opinion">Ý kiến.</param>
/// <param name="ProposesApproval">Đề xuất cho vay.</param>
/// <param name="OpenedBy">Cán bộ lập hồ sơ.</param>
/// <param name="AppraisedBy">Người thẩm định.</param>
public sealed record AppraisalPaper(
    Letterhead Letterhead, string ApplicationNumber, BorrowerProfile Borrower, string ProductName, ApplicationContent Content,
    IReadOnlyList<AppraisedCondition> Conditions, string Opinion, bool ProposesApproval, string OpenedBy, string AppraisedBy);

/// <summary>Một điều kiện cho vay.</summary>
/// <param name="Condition">The condition in words.</param>
/// <param name="Article">Căn cứ.</param>
/// <param name="Figures">Số liệu: what is, and after a slash what is demanded.</param>
/// <param name="Passed">Đạt.</param>
public sealed record AppraisedCondition(string Condition, string Article, string Figures, bool Passed);
