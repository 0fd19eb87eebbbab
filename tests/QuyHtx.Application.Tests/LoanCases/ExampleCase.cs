using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>The example of the loan case format with every field it may have, and the example with a piece written otherwise.</summary>
internal static class ExampleCase
{
    public const string Json = """
        {
          "policy": { "overdueRateMultiplier": "1.5", "lateInterestAnnualPercent": "10", "allocationOrder": "principal-first",
                      "businessDayConvention": "following", "prepaymentStrategy": "reduce-last", "debtGroups": "microfinance" },
          "loan": { "disbursements": [ { "date": "2026-01-15", "amount": 500000000 } ],
                    "rate": { "value": "0.4", "unit": "percent-per-month" },
                    "termMonths": 24, "method": "equal-principal", "interestEveryMonths": 3, "principalEveryMonths": 6,
                    "graceMonths": 0, "firstDueDate": null, "dayCount": "actual/365",
                    "roundTo": 1000, "principalRounding": "floor", "interestRoundTo": 1,
                    "customPrincipal": [ { "row": 2, "amount": 100000000 } ] },
          "holidays": [ "2026-02-16" ],
          "events": [ { "date": "2026-04-15", "type": "repayment", "amount": 5917808, "kind": "scheduled" } ],
          "asOf": "2026-09-30"
        }
        """;

    /// <summary>The example with one piece, which it has exactly once, written otherwise.</summary>
    public static string With(string written, string instead)
    {
        Assert.Equal(2, Json.Split(written).Length);
        return Json.Replace(written, instead, StringComparison.Ordinal);
    }

    /// <summary>The example without one field: loan.rate.unit, events[0].type.</summary>
    public static string Without(string path)
    {
        var root = JsonNode.Parse(Json)!;
        var around = root;
        var names = path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        foreach (var name in names[..^1])
        {
            around = name == "0" ? around![0] : around![name];
        }

        Assert.True(around!.AsObject().Remove(names[^1]), path);
        return root.ToJsonString();
    }

    public static IReadOnlyList<InputProblem> ProblemsOf(string json) => LoanCaseAnswer.From(Encoding.UTF8.GetBytes(json)).Problems;

    /// <summary>The answer as the program writes it; fails when the case is refused.</summary>
    public static string AnswerTo(string json)
    {
        var (_, answer, problems) = LoanCaseAnswer.From(Encoding.UTF8.GetBytes(json));
        Assert.Empty(problems.Select(problem => problem.Sentence(Sentences.English)));
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            LoanCaseAnswerJson.Write(writer, answer!);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The case is refused with exactly these Vietnamese sentences, in this order, and says the same in English.</summary>
    public static void AssertRefused(string json, params string[] sentences)
    {
        var problems = ProblemsOf(json);
        Assert.Equal(sentences, problems.Select(problem => problem.Sentence(Sentences.Vietnamese)));
        Assert.All(problems, problem =>
        {
            var english = problem.Sentence(Sentences.English);
            Assert.DoesNotMatch(@"\{\d\}", english);
            Assert.NotEqual(problem.Sentence(Sentences.Vietnamese), english);
        });
    }
}
