using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>Sao kê khoản vay of a period, by what is known on a day.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="From">Từ ngày; null for the day of signing.</param>
/// <param name="To">Đến hết ngày; null for the day of the paper.</param>
/// <param name="On">Ngày lập; null for the business date.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetStatementPaper(Guid LoanId, LocalDate? From = null, LocalDate? To = null, LocalDate? On = null) : IQuery<StatementPaper>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetStatementPaper, StatementPaper>
    {
        public async Task<StatementPaper> Handle(GetStatementPaper query, CancellationToken cancellationToken)
        {
            var then = await LoanThen.OnAsync(db, user, query.LoanId, query.On, cancellationToken);
            var (from, to) = (query.From ?? then.Loan.SignedOn, query.To ?? then.Date);
            if (to > then.Date)
            {
                throw new RuleViolationException(new("date-after-business-date", "to", to, then.Date));
            }

            if (from > to)
            {
                throw new RuleViolationException(new("dates-reversed", "from", from, to));
            }

            var position = then.Loan.Position(then.Calendar, to);
            var opening = then.Loan.Position(then.Calendar, from.PlusDays(-1)).State.PrincipalOutstanding;
            return new StatementPaper(
                then.Letterhead,
                await then.ShownAsync(db, cancellationToken),
                from,
                to,
                opening,
                StatementLine.Of(then.Loan, position, from, to, opening),
                position.State);
        }
    }
}

/// <summary>Sao kê khoản vay.</summary>
/// <param name="Letterhead">Phần đầu giấy.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="From">Từ ngày.</param>
/// <param name="To">Đến hết ngày.</param>
/// <param name="OpeningPrincipal">Dư nợ gốc đầu kỳ.</param>
/// <param name="Lines">Phát sinh trong kỳ.</param>
/// <param name="State">Tình trạng cuối kỳ.</param>
public sealed record StatementPaper(
    Letterhead Letterhead, LoanOnPaper Loan, LocalDate From, LocalDate To, Dong OpeningPrincipal, IReadOnlyList<StatementLine> Lines, LoanState State)
{
    /// <summary>Giải ngân trong kỳ.</summary>
    public Dong Disbursed { get; } = Sum(Lines, line => line.Disbursed);

    /// <summary>Gốc đã trả trong kỳ.</summary>
    public Dong Principal { get; } = Sum(Lines, line => line.Principal);

    /// <summary>Lãi đã trả trong kỳ.</summary>
    public Dong Interest { get; } = Sum(Lines, line => line.Interest);

    private static Dong Sum(IReadOnlyList<StatementLine> lines, Func<StatementLine, Dong> figure) =>
        lines.Aggregate(Dong.Zero, (sum, line) => sum + figure(line));
}
