using FluentValidation;
using MediatR;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>Ghi nhận vốn góp: charter capital received today from a source.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Source">Nguồn.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="Note">Căn cứ.</param>
[Needs(Permission.RecordCapital)]
public sealed record RecordContribution(Guid CommandId, CapitalSource Source, Dong Amount, string Note) : ICommand<Created>
{
    internal sealed class Validator : AbstractValidator<RecordContribution>
    {
        public Validator()
        {
            RuleFor(contribution => contribution.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive");
            RuleFor(contribution => contribution.Note).NotEmpty().WithErrorCode("text-missing");
        }
    }

    internal sealed class Handler(FundDbContext db, Journal journal) : IRequestHandler<RecordContribution, Created>
    {
        public async Task<Created> Handle(RecordContribution contribution, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            db.Contributions.Add(new CapitalContribution(
                contribution.CommandId, fund.BusinessDate, contribution.Source, contribution.Amount, contribution.Note));
            var chart = await db.ChartAsync(cancellationToken);
            await journal.PostAsync(
                EntryKind.Capital,
                contribution.Note,
                [
                    JournalLine.DebitOf(chart[AccountUse.Bank], contribution.Amount),
                    JournalLine.CreditOf(chart[AccountUse.CharterCapital], contribution.Amount),
                ],
                EntrySource.Fund,
                cancellationToken);
            return new Created(contribution.CommandId);
        }
    }
}
