using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Loans;

/// <summary>Một đề xuất, with all that whoever decides it wants to see: the loan, what it would change today and what would be posted.</summary>
/// <param name="ProposalId">The proposal.</param>
[Needs(Permission.ReadFund)]
public sealed record GetProposal(Guid ProposalId) : IQuery<ProposalFile>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetProposal, ProposalFile>
    {
        public async Task<ProposalFile> Handle(GetProposal query, CancellationToken cancellationToken)
        {
            var proposal = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.ProposalId, cancellationToken) ?? throw Loaders.NotThere();
            var loan = await db.LoanToReadAsync(proposal.LoanId, user, cancellationToken);
            var about = await LoanJoin.Of(db, db.Loans.AsNoTracking().Where(row => row.Id == loan.Id))
                .Select(row => new { row.Status.Stage, row.Status.Group, row.Borrower.Profile.Name, row.Application.Number }).SingleAsync(cancellationToken);
            var names = await UserNames.OfAsync(db, [proposal.ProposedBy, proposal.DecidedBy], cancellationToken);
            var entry = await db.JournalEntries.AsNoTracking().Where(row => row.TransactionId == proposal.Id).OrderBy(row => row.No)
                .Select(row => new { row.Id, row.No }).FirstOrDefaultAsync(cancellationToken);
            var bar = TwoPersonRule.BarOf(user, proposal.Status, proposal.Transaction);
            var disbursed = loan.Disbursed;
            return new ProposalFile
            {
                Id = proposal.Id,
                Transaction = proposal.Transaction,
                Reverses = loan.Transactions.FirstOrDefault(entered => entered.Id == proposal.Transaction.ReversesId),
                Status = proposal.Status,
                ProposedBy = names[proposal.ProposedBy],
                DecidedBy = names[proposal.DecidedBy],
                DecidedOn = proposal.DecidedOn,
                Reason = proposal.Reason,
                Bar = bar,
                NeededToDecide = TwoPersonRule.PermissionToConfirm(proposal.Kind)!.Value,
                Loan = new ProposalLoan(
                    loan.Id, loan.ContractNumber, loan.BorrowerId, about.Name, loan.ApplicationId, about.Number, loan.ApprovedAmount, disbursed, loan.Terms,
                    about.Stage, about.Group),
                EntryId = entry?.Id,
                EntryNo = entry?.No,
                Effect = proposal.Status == ProposalStatus.Open ? await EffectAsync(proposal, loan, about.Group, cancellationToken) : null,
            };
        }

        private async Task<ProposalEffect> EffectAsync(LoanProposal proposal, Loan loan, DebtGroup group, CancellationToken cancellation)
        {
            var transaction = proposal.AsConfirmed(user.Id, await db.BusinessDateAsync(cancellation));
            var chart = await db.ChartAsync(cancellation);
            var names = chart.Accounts.ToDictionary(account => account.Code, account => account.Name);
            var cash = CashInHand.IsPaidOut(proposal.Kind) ? await CashInHand.OfAsync(db, cancellation) : (Dong?)null;
            try
            {
                var calendar = await db.CalendarAsync(cancellation);
                var lines = LoanDesk.Postings(loan, transaction, calendar, chart, group);
                await CashInHand.RefuseWithoutAsync(db, transaction, cancellation);
                return new ProposalEffect(
                    transaction.Date, null, cash, TransactionPreview.Of(loan, transaction, calendar),
                    [.. lines.Select(line => new ProposalLine(line.Account, names[line.Account], line.Debit, line.Credit))]);
            }
            catch (RuleViolationException refused)
            {
                return new ProposalEffect(transaction.Date, refused.Violation, cash, null, []);
            }
        }
    }
}

/// <summary>A proposal with what there is to know about it.</summary>
public sealed record ProposalFile
{
    /// <summary>The proposal; that is also the id of the transaction it becomes.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is proposed, and when.</summary>
    public required LoanTransaction Transaction { get; init; }

    /// <summary>Giao dịch bị đảo, of a reversal.</summary>
    public required LoanTransaction? Reverses { get; init; }

    /// <summary>Trạng thái.</summary>
    public required ProposalStatus Status { get; init; }

    /// <summary>Họ tên người đề xuất.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>Họ tên người duyệt; empty while nobody has.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Ngày duyệt.</summary>
    public required LocalDate? DecidedOn { get; init; }

    /// <summary>Lý do không duyệt.</summary>
    public required string Reason { get; init; }

    /// <summary>What keeps whoever asks from deciding it.</summary>
    public required ProposalBar Bar { get; init; }

    /// <summary>What one has to be allowed to do to decide it.</summary>
    public required Permission NeededToDecide { get; init; }

    /// <summary>The loan as it is.</summary>
    public required ProposalLoan Loan { get; init; }

    /// <summary>Bút toán of the transaction it became, where that posted one.</summary>
    public required Guid? EntryId { get; init; }

    /// <summary>Số bút toán.</summary>
    public required long? EntryNo { get; init; }

    /// <summary>What it would do if it were confirmed now; null once it was decided.</summary>
    public required ProposalEffect? Effect { get; init; }
}

/// <summary>The loan of a proposal.</summary>
/// <param name="Id">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="ApplicationNumber">Số hồ sơ.</param>
/// <param name="ApprovedAmount">Số tiền được duyệt.</param>
/// <param name="Disbursed">Đã giải ngân.</param>
/// <param name="Terms">Điều kiện vay, as signed.</param>
/// <param name="Stage">Giai đoạn.</param>
/// <param name="Group">Nhóm nợ.</param>
public sealed record ProposalLoan(
    Guid Id, string ContractNumber, Guid BorrowerId, string BorrowerName, Guid ApplicationId, string ApplicationNumber, Dong ApprovedAmount, Dong Disbursed,
    LoanTerms Terms, LoanStage Stage, DebtGroup Group);

/// <summary>What a proposal would do on the business date.</summary>
/// <param name="Date">Ngày giá trị that the transaction would have.</param>
/// <param name="Refusal">Why it could not be entered; null when it could.</param>
/// <param name="Cash">Tiền tại ngân hàng, where money would be paid out.</param>
/// <param name="Preview">The loan without it and with it; null when it could not be entered.</param>
/// <param name="Lines">What would be posted; nothing where it moves no account.</param>
public sealed record ProposalEffect(LocalDate Date, RuleViolation? Refusal, Dong? Cash, TransactionPreview? Preview, IReadOnlyList<ProposalLine> Lines);

/// <summary>A line that would be posted.</summary>
/// <param name="Account">Số hiệu tài khoản.</param>
/// <param name="Name">Tên tài khoản.</param>
/// <param name="Debit">Nợ.</param>
/// <param name="Credit">Có.</param>
public sealed record ProposalLine(string Account, string Name, Dong Debit, Dong Credit);
