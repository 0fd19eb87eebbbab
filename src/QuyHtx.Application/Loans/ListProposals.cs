using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Đề xuất chờ duyệt, the oldest first; or those that were decided.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListProposals : IQuery<ProposalList>, IPaged
{
    /// <summary>Trạng thái.</summary>
    public ProposalStatus Status { get; init; } = ProposalStatus.Open;

    /// <summary>Loại giao dịch, or all.</summary>
    public LoanTransactionKind? Kind { get; init; }

    /// <summary>Khoản vay, or all.</summary>
    public Guid? LoanId { get; init; }

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListProposals>
    {
        public Validator() => Include(new Paging.Rule());
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

            var count = await proposals.CountAsync(cancellationToken);
            var page = await (
                from proposal in proposals
                join loan in db.Loans.AsNoTracking() on proposal.LoanId equals loan.Id
                join borrower in db.Borrowers.AsNoTracking() on loan.BorrowerId equals borrower.Id
                orderby proposal.ProposedOn, loan.ContractNumber, proposal.Id
                select new
                {
                    proposal.Id, LoanId = loan.Id, loan.ContractNumber, borrower.Profile.Name, proposal.Transaction, proposal.Status,
                    proposal.DecidedBy, proposal.DecidedOn, proposal.Reason,
                }).PageOf(list).ToListAsync(cancellationToken);
            return new ProposalList(
                [.. page.Select(row => new ListedProposal(
                    row.Id, row.LoanId, row.ContractNumber, row.Name, row.Transaction, row.Status, row.DecidedBy, row.DecidedOn, row.Reason,
                    MayDecide(row.Status, row.Transaction)))],
                count);
        }

        private bool MayDecide(ProposalStatus status, LoanTransaction proposed) =>
            status == ProposalStatus.Open && proposed.EnteredBy != user.Id
            && TwoPersonRule.PermissionToConfirm(proposed.Kind) is { } needed && user.May(needed);
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
/// <param name="DecidedBy">Người duyệt.</param>
/// <param name="DecidedOn">Ngày duyệt.</param>
/// <param name="Reason">Lý do không duyệt.</param>
/// <param name="MayDecide">Whoever asks may confirm or refuse it.</param>
public sealed record ListedProposal(
    Guid Id,
    Guid LoanId,
    string ContractNumber,
    string BorrowerName,
    LoanTransaction Transaction,
    ProposalStatus Status,
    Guid? DecidedBy,
    LocalDate? DecidedOn,
    string Reason,
    bool MayDecide);
