using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Writes a random loan as a loan case.</summary>
internal static class RandomLoanJson
{
    public static JsonObject Of(RandomLoan loan)
    {
        var (terms, rules) = (loan.Terms, loan.Rules);
        return new JsonObject
        {
            ["policy"] = new JsonObject
            {
                ["overdueRateMultiplier"] = Text(rules.OverdueRateMultiplier),
                ["lateInterestAnnualPercent"] = Text(rules.LateInterestAnnualPercent),
                ["allocationOrder"] = new JsonArray([.. rules.AllocationOrder.Components.Select(c => (JsonNode)LoanCaseWords.Of(c))]),
                ["businessDayConvention"] = WordFor(LoanCaseWords.Conventions, rules.BusinessDayConvention),
                ["prepaymentStrategy"] = WordFor(LoanCaseWords.Strategies, rules.PrepaymentStrategy),
                ["debtGroups"] = "microfinance",
            },
            ["loan"] = new JsonObject
            {
                ["disbursements"] = new JsonArray([.. loan.Disbursements.Select(d => new JsonObject
                {
                    ["date"] = Text(d.Date),
                    ["amount"] = d.Amount.Value,
                })]),
                ["rate"] = new JsonObject
                {
                    ["value"] = Text(terms.Rate.Value),
                    ["unit"] = WordFor(LoanCaseWords.RateUnits, terms.Rate.Unit),
                },
                ["termMonths"] = terms.TermMonths,
                ["method"] = WordFor(LoanCaseWords.Methods, terms.Method),
                ["interestEveryMonths"] = terms.InterestEveryMonths,
                ["principalEveryMonths"] = terms.PrincipalEveryMonths,
                ["graceMonths"] = terms.GraceMonths,
                ["firstDueDate"] = terms.FirstDueDate is { } first ? Text(first) : null,
                ["dayCount"] = WordFor(LoanCaseWords.DayCounts, terms.DayCount),
                ["roundTo"] = terms.RoundTo.Value,
                ["principalRounding"] = WordFor(LoanCaseWords.Roundings, terms.PrincipalRounding),
                ["interestRoundTo"] = terms.InterestRoundTo.Value,
                ["customPrincipal"] = new JsonArray([.. terms.CustomPrincipal.Select(c => new JsonObject
                {
                    ["row"] = c.Row,
                    ["amount"] = c.Amount.Value,
                })]),
            },
            ["holidays"] = new JsonArray([.. loan.Holidays.Select(h => (JsonNode)Text(h))]),
            ["events"] = new JsonArray([.. loan.Repayments.Select(r => new JsonObject
            {
                ["date"] = Text(r.Date),
                ["type"] = "repayment",
                ["amount"] = r.Amount.Value,
                ["kind"] = WordFor(LoanCaseWords.RepaymentKinds, r.Kind),
            })]),
            ["asOf"] = Text(loan.AsOf),
        };
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string WordFor<T>(IReadOnlyDictionary<string, T> words, T choice)
        where T : struct => words.Single(word => word.Value.Equals(choice)).Key;
}
