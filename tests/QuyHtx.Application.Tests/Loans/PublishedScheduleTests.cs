using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using QuyHtx.Application.LoanCases;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>Schedules published by others, lived by a loan in a database: signed, proposed, confirmed and read back.</summary>
public sealed class PublishedScheduleTests
{
    public static IEnumerable<object[]> Published =>
        from file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "published"), "*.json").Order()
        from provider in new OnEveryDatabaseAttribute().GetData(null!)
        select (object[])[Path.GetFileNameWithoutExtension(file), provider[0]];

    [Theory]
    [MemberData(nameof(Published))]
    public async Task A_loan_in_the_database_has_the_published_rows(string name, DatabaseProvider provider)
    {
        var vector = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", "published", $"{name}.json")))!;
        var loanCase = LoanCaseAnswer.From(Encoding.UTF8.GetBytes(vector["case"]!.ToJsonString())).Case!;
        var tranches = loanCase.Disbursements.OrderBy(tranche => tranche.Date).ToList();
        await using var fund = await TestFund.FoundedAsync(provider, tranches[0].Date, loanCase.Contract.Rules);
        var loanId = await fund.SignedLoan(loanCase.Contract.Terms, tranches.Aggregate(Dong.Zero, (sum, tranche) => sum + tranche.Amount));
        foreach (var tranche in tranches)
        {
            await fund.MoveTo(tranche.Date);
            await fund.Carry(Serving.Proposal(loanId, LoanTransactionKind.Disbursement, tranche.Amount.Value), Person.Accountant);
        }

        var statement = await fund.Statement(loanId);

        var expected = vector["expectedRows"]!.AsArray().Select(row =>
            (row!["dueDate"]!.ToString(), (long)row["principal"]!, (long)row["interest"]!)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, statement.Rows.Select(row =>
            (LocalDatePattern.Iso.Format(row.Planned!.DueDate), row.Planned.Principal.Value, row.Planned.Interest.Value)));
        Assert.Equal(expected.Select(row => row.Item2), statement.Rows.Select(row => row.Actual!.Principal.Value));
    }
}
