using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>
/// An application read from what was typed: as much as can be understood, and what cannot. What is merely missing is nil or empty here; the
/// Domain says so.
/// </summary>
public sealed partial class ApplicationReading
{
    public const string NoBadDebt = "tot";

    public const string BadDebt = "xau";

    private readonly List<FieldProblem> problems = [];
    private readonly TypedFields typed;

    private ApplicationReading(TypedFields typed, ApplicationContent? before)
    {
        this.typed = typed;
        BorrowerId = Guid.TryParse(typed["borrowerId"], out var borrower) ? borrower : null;
        Content = Read(before);
    }

    /// <summary>Khách hàng, once one is chosen.</summary>
    public Guid? BorrowerId { get; }

    /// <summary>As far as it can be read.</summary>
    public ApplicationContent Content { get; }

    /// <summary>What could not be read, and what has to be chosen before the application can be opened.</summary>
    public IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">The fields.</param>
    /// <param name="before">The content that is being corrected, whose papers stay.</param>
    public static ApplicationReading Of(TypedFields typed, ApplicationContent? before) => new(typed, before);

    /// <summary>The fields of a content, as one would type them.</summary>
    public static TypedFields FieldsOf(Guid borrowerId, ApplicationContent content)
    {
        var (terms, plan) = (content.Terms, content.Plan);
        var fields = new Dictionary<string, string>
        {
            ["borrowerId"] = borrowerId.ToString(),
            ["productId"] = content.ProductId.ToString(),
            ["amount"] = Shown(content.Amount),
            ["purpose"] = content.Purpose,
            ["termMonths"] = Shown(terms.TermMonths),
            ["method"] = $"{terms.Method}",
            ["interestEveryMonths"] = Shown(terms.InterestEveryMonths),
            ["principalEveryMonths"] = Shown(terms.PrincipalEveryMonths),
            ["graceMonths"] = Shown(terms.GraceMonths),
            ["firstDueDate"] = terms.FirstDueDate is { } first ? Show.Date(first) : "",
            ["customPrincipal"] = string.Join('\n', terms.CustomPrincipal.Select(row => $"{row.Row}: {row.Amount}")),
            ["plan.totalInvestment"] = Shown(plan.TotalInvestment),
            ["plan.ownCapital"] = Shown(plan.OwnCapital),
            ["plan.otherSources"] = Shown(plan.OtherSources),
            ["plan.description"] = plan.Description,
            ["creditCheck.checkedOn"] = content.CreditCheck is { } check ? Show.Date(check.CheckedOn) : "",
            ["creditCheck.result"] = content.CreditCheck switch { null => "", { HasBadDebt: true } => BadDebt, _ => NoBadDebt },
        };
        foreach (var (offered, i) in content.Collateral.Select((offered, i) => (offered, i)))
        {
            fields[ApplicationFields.Collateral(i, "description")] = offered.Description;
            fields[ApplicationFields.Collateral(i, "kind")] = offered.Kind;
            fields[ApplicationFields.Collateral(i, "value")] = Shown(offered.Security.Value);
            fields[ApplicationFields.Collateral(i, "deductionPercent")] = Show.Number(offered.Security.DeductionPercent);
        }

        return new TypedFields(fields.Where(field => field.Value.Length > 0).ToDictionary());
    }

    private static string Shown(Dong amount) => amount.IsZero ? "" : amount.ToString();

    private static string Shown(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private ApplicationContent Read(ApplicationContent? before)
    {
        Guid.TryParse(typed["productId"], out var product);
        Demand("borrowerId", BorrowerId is not null, "Hãy chọn khách hàng.");
        Demand("productId", product != Guid.Empty, "Hãy chọn sản phẩm vay.");
        var isMethod = Enum.TryParse<RepaymentMethod>(typed["method"], out var method);
        Demand("method", isMethod, "Hãy chọn phương thức trả gốc.");
        return new ApplicationContent
        {
            ProductId = product,
            Amount = Money("amount"),
            Purpose = typed["purpose"].Trim(),
            Terms = new LoanTerms
            {
                Rate = new InterestRate(0, RateUnit.PercentPerMonth),
                TermMonths = Whole("termMonths"),
                Method = isMethod ? method : RepaymentMethod.EqualPrincipal,
                InterestEveryMonths = Whole("interestEveryMonths"),
                PrincipalEveryMonths = Whole("principalEveryMonths"),
                GraceMonths = Whole("graceMonths"),
                FirstDueDate = Date("firstDueDate"),
                CustomPrincipal = method == RepaymentMethod.Custom ? Seasonal() : [],
            },
            Plan = new ProjectPlan(
                Money("plan.totalInvestment"), Money("plan.ownCapital"), Money("plan.otherSources"), typed["plan.description"].Trim()),
            Collateral = Collateral(),
            CreditCheck = Check(),
            Dossier = before?.Dossier ?? DossierItem.Standard,
        };
    }

    private CreditCheck? Check()
    {
        var on = Date("creditCheck.checkedOn");
        var result = typed["creditCheck.result"];
        Demand("creditCheck.result", on is null || result.Length > 0, "Hãy chọn kết quả tra cứu CIC.");
        Demand("creditCheck.checkedOn", on is not null || result.Length == 0 || Has("creditCheck.checkedOn"), "Hãy nhập ngày tra cứu CIC.");
        return on is { } date && result.Length > 0 ? new CreditCheck(date, result == BadDebt) : null;
    }

    private IReadOnlyList<OfferedCollateral> Collateral()
    {
        var all = new List<OfferedCollateral>();
        for (var i = 0; i < ApplicationFields.MostCollateral; i++)
        {
            string Name(string part) => ApplicationFields.Collateral(i, part);
            if (new[] { "description", "kind", "value", "deductionPercent" }.Any(part => Has(Name(part))))
            {
                Demand(Name("description"), Has(Name("description")), "Hãy ghi mô tả tài sản bảo đảm.");
                all.Add(new OfferedCollateral(
                    typed[Name("description")].Trim(), typed[Name("kind")].Trim(), new Collateral(Money(Name("value")), Percent(Name("deductionPercent")))));
            }
        }

        return all;
    }

    private IReadOnlyList<CustomPrincipal> Seasonal()
    {
        var rows = new List<CustomPrincipal>();
        foreach (var line in typed["customPrincipal"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SeasonalRow().Match(line) is { Success: true } row && FundBinders.WholeOf(row.Groups[1].Value) is { } no
                && FundBinders.MoneyOf(row.Groups[2].Value.Trim()) is { } amount)
            {
                rows.Add(new CustomPrincipal(no, amount));
            }
            else
            {
                problems.Add(new("customPrincipal", $"Không đọc được dòng “{line}”. Mỗi dòng ghi số kỳ, dấu hai chấm, số tiền; ví dụ 4: 50.000.000."));
            }
        }

        return rows;
    }

    private Dong Money(string name) => Value(name, FundBinders.MoneyOf, "Hãy nhập số tiền là một số nguyên đồng, ví dụ 1.250.000.") ?? Dong.Zero;

    private int Whole(string name) => Value(name, FundBinders.WholeOf, "Hãy nhập một số nguyên, ví dụ 24.") ?? 0;

    private decimal Percent(string name) => Value(name, FundBinders.DecimalOf, "Hãy nhập phần trăm, ví dụ 70.") ?? 0;

    private LocalDate? Date(string name) => Value(name, FundBinders.DateOf, "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.");

    private T? Value<T>(string name, Func<string, T?> read, string sentence)
        where T : struct
    {
        var value = Has(name) ? read(typed[name].Trim()) : null;
        Demand(name, !Has(name) || value is not null, sentence);
        return value;
    }

    private bool Has(string name) => !string.IsNullOrWhiteSpace(typed[name]);

    private void Demand(string name, bool isRight, string sentence)
    {
        if (!isRight)
        {
            problems.Add(new FieldProblem(name, sentence));
        }
    }

    [GeneratedRegex(@"^(?:kỳ\s*)?([0-9]{1,4})\s*[:=\-]\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex SeasonalRow();
}

/// <summary>What is wrong with a field, in a sentence.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record FieldProblem(string Field, string Sentence);
