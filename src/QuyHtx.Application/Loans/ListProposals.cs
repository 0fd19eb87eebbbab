using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Đề xuất chờ duyệt, the oldest first; or those that were decided, the latest first.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListProposals : IQuery<ProposalList>, IPaged
{
    /// <summary>Trạng thái.</summary>
    public ProposalStatus Status { get; init; } = ProposalStatus.Open;

    /// <summary>Loại giao dịch, or all.</summary>
    public LoanTransactionKind? Kind { get; init; }

    /// <summary>Khoản vay, or all.</summary>
    public Guid? LoanId { get; init; }

    /// <summary>Contract numbers and borrowers that hold this, or all.</summary>
    public string Search { get; init; } = "";

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListProposals>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.Search).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<ListProposals, ProposalList>
    {
        public async Task<ProposalList> Handle(ListProposals list, CancellationToken cancellationToken)
        {
            var status = list.Status;
            var proposals = db.Proposals.AsNoTracking().Where(proposal => proposal.Status == status);
            if (list.Kind is { } kind)
            {
                proposals = proposals.Where(proposal => proposal.Kind == kind);
            }

            if (list.LoanId is { } loanId)
            {
                proposals = proposals.Where(proposal => proposal.LoanId == loanId);
            }

            var found =
                from proposal in proposals
                join row in LoanJoin.Of(db, db.Loans.AsNoTracking()).Found(list.Search) on proposal.LoanId equals row.Loan.Id
                select new { Proposal = proposal, row.Loan, row.Borrower };
            var sorted = status == ProposalStatus.Open ? found.OrderBy(row => row.Proposal.ProposedOn) : found.OrderByDescending(row => row.Proposal.DecidedOn);
            var page = await sorted.ThenBy(row => row.Loan.ContractNumber).ThenBy(row => row.Proposal.Id)
                .Select(row => new
                {
                    row.Proposal.Id, LoanId = row.Loan.Id, row.Loan.ContractNumber, row.Borrower.Profile.Name, row.Proposal.Transaction, row.Proposal.Status,
                    row.Proposal.ProposedBy, row.Proposal.DecidedBy, row.Proposal.DecidedOn, row.Proposal.Reason,
                }).PageOf(list).ToListAsync(cancellationToken);
            var names = await UserNames.OfAsync(db, page.SelectMany(row => new Guid?[] { row.ProposedBy, row.DecidedBy }), cancellationToken);
            return new ProposalList(
                [.. page.Select(row => new ListedProposal(
                    row.Id, row.LoanId, row.ContractNumber, row.Name, row.Transaction, row.Status, names[row.ProposedBy], row.DecidedBy, names[row.DecidedBy],
                    row.DecidedOn, row.Reason, TwoPersonRule.BarOf(user, row.Status, row.Transaction)))],
                await found.CountAsync(cancellationToken));
        }
    }
}

/// <summary>Danh sách đề xuất.</summary>
/// <param name="Rows">A page.</param>
/// <param name="Count">Of all.</param>
public sealed record ProposalList(IReadOnlyList<ListedProposal> Rows, int Count);

/// <summary>Một đề xuất.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="LoanId">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="Transaction">What is proposed, by whom and when.</param>
/// <param name="Status">Trạng thái.</param>
/// <param name="ProposedBy">Họ tên người đề xuất.</param>
/// <param name="DecidedBy">Người duyệt.</param>
/// <param name="DecidedByName">Họ tên người duyệt.</param>
/// <param name="DecidedOn">Ngày duyệt.</param>
/// <param name="Reason">Lý do không duyệt.</param>
/// <param name="Bar">What keeps whoever asks from confirming or refusing it.</param>
public sealed record ListedProposal(
    Guid Id,
    Guid LoanId,
    string ContractNumber,
    string BorrowerName,
    LoanTransaction Transaction,
    ProposalStatus Status,
    string ProposedBy,
    Guid? DecidedBy,
    string DecidedByName,
    LocalDate? DecidedOn,
    string Reason,
    ProposalBar Bar)
{
    /// <summary>Whoever asks may confirm or refuse it.</summary>
    public bool MayDecide => Bar == ProposalBar.None;
}
