using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Application.Ledger;

/// <summary>
/// Đặt số hiệu, tên tài khoản: calls the account that serves a use by another code or name, as the circular wants that the fund follows. The
/// code stays once something is posted under it, because posted lines name it and are sealed.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="Use">Which account.</param>
/// <param name="Code">Số hiệu: digits, as 511; letters and dots where the fund uses them.</param>
/// <param name="Name">Tên.</param>
[Needs(Permission.SetPolicy)]
public sealed partial record NameAccount(Guid CommandId, AccountUse Use, string Code, string Name) : ICommand<Done>
{
    [GeneratedRegex(@"\A[0-9A-Za-z.]{1,20}\z")]
    private static partial Regex WellFormed();

    internal sealed class Validator : AbstractValidator<NameAccount>
    {
        public Validator()
        {
            RuleFor(account => account.Code).Must(code => WellFormed().IsMatch(code)).WithErrorCode("account-code-malformed");
            RuleFor(account => account.Name).NotEmpty().WithErrorCode("text-missing");
            RuleFor(account => account.Name).MaximumLength(200).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<NameAccount, Done>
    {
        public async Task<Done> Handle(NameAccount named, CancellationToken cancellationToken)
        {
            var chart = await db.ChartAsync(cancellationToken);
            var account = chart.Accounts.Single(account => account.Use == named.Use);
            var before = new { account.Code, account.Name };
            if (named.Code != account.Code)
            {
                await CheckAsync(chart, account, named.Code, cancellationToken);
            }

            account.Call(named.Code, OnOneLine(named.Name));
            trail.Concerns(null, before: before, after: new { account.Code, account.Name });
            return Done.Answer;
        }

        private async Task CheckAsync(ChartOfAccounts chart, Account account, string code, CancellationToken cancellation)
        {
            if (await db.JournalEntries.SelectMany(entry => entry.Lines).AnyAsync(line => line.Account == account.Code, cancellation))
            {
                throw new RuleViolationException(new("account-has-postings", "code", account.Code));
            }

            // SQL Server takes codes that differ in case alone for one.
            if (chart.Accounts.FirstOrDefault(other => other != account && string.Equals(other.Code, code, StringComparison.OrdinalIgnoreCase)) is { } taken)
            {
                throw new RuleViolationException(new("account-code-taken", "code", code, taken.Name));
            }
        }

        /// <summary>Exports write a name on one line, and hledger ends it at two spaces.</summary>
        private static string OnOneLine(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
