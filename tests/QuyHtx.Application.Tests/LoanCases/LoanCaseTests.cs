using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;
using QuyHtx.Application.Tests.LoanCases.DayByDay;

namespace QuyHtx.Application.Tests.LoanCases;

public sealed class LoanCaseTests
{
    public static TheoryData<string> Computed => FilesIn("computed");

    public static TheoryData<string> Published => FilesIn("published");

    [Theory]
    [MemberData(nameof(Computed))]
    public void Every_computed_case_agrees_to_the_dong(string file)
    {
        var vector = Load("computed", file);
        AssertSame(vector["expected"]!, Answer(vector["case"]!), vector["name"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_schedule_published_by_another_system_agrees_in_dates_principal_and_interest(string file)
    {
        var vector = Load("published", file);
        var rows = Answer(vector["case"]!)["schedule"]!.AsArray();
        var compared = new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["dueDate"] = row!["dueDate"]!.DeepClone(),
            ["principal"] = row["principal"]!.DeepClone(),
            ["interest"] = row["interest"]!.DeepClone(),
        })]);
        AssertSame(vector["expectedRows"]!, compared, vector["name"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Computed))]
    public void The_day_by_day_model_agrees_with_every_computed_case_too(string file)
    {
        var vector = Load("computed", file);
        AssertSame(vector["expected"]!, DayByDayModel.Answer(vector["case"]!), vector["name"]!.ToString());
    }

    /// <summary>
    /// The second opinion: a model that walks one day at a time in exact fractions, written from the contract alone by somebody who had
    /// not seen the implementation.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Thousands_of_random_lives_agree_with_a_model_that_walks_day_by_day(int part)
    {
        var refused = 0;
        const int lives = 1_000;
        for (var seed = part * lives; seed < (part + 1) * lives; seed++)
        {
            var loanCase = RandomLoanJson.Of(RandomLoan.Of(seed));
            JsonObject? expected = null;
            try
            {
                expected = DayByDayModel.Answer(loanCase);
            }
            catch (InvalidOperationException)
            {
                refused++;
            }

            var (_, answer, problems) = LoanCaseAnswer.From(Encoding.UTF8.GetBytes(loanCase.ToJsonString()));
            if (expected is null)
            {
                Assert.Equal("disbursement-after-last-row", Assert.Single(problems).Violation.Code);
            }
            else
            {
                Assert.True(answer is not null, $"seed {seed}: {string.Join("; ", problems.Select(p => p.Sentence(Sentences.English)))}");
                AssertSame(expected, Json(answer), $"seed {seed}");
            }
        }

        Assert.InRange(refused, 1, lives / 5);
    }

    private static JsonNode Answer(JsonNode loanCase)
    {
        var (_, answer, problems) = LoanCaseAnswer.From(Encoding.UTF8.GetBytes(loanCase.ToJsonString()));
        Assert.Empty(problems.Select(problem => problem.Sentence(Sentences.English)));
        return Json(answer!);
    }

    private static JsonNode Json(LoanCaseAnswer answer)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            LoanCaseAnswerJson.Write(json, answer);
        }

        return JsonNode.Parse(bytes.ToArray())!;
    }

    private static void AssertSame(JsonNode expected, JsonNode actual, string name) => Assert.True(
        JsonNode.DeepEquals(expected, actual), $"{name}\nexpected {expected.ToJsonString()}\nactual   {actual.ToJsonString()}");

    private static JsonNode Load(string folder, string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", folder, file)))!;

    private static TheoryData<string> FilesIn(string folder) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", folder), "*.json").Select(file => Path.GetFileName(file)).Order()];
}
