using System.Text.Json;
using QuyHtx.Application.LoanCases;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>Reads a profile. As with a loan case, nothing is guessed, and all that is wrong is told at once, each with its field.</summary>
public static class DemoProfileReader
{
    /// <summary>Fewer applications than this cannot end in every state and bring every kind of transaction.</summary>
    public const int LeastApplications = 26;

    /// <summary>In fewer months no loan can be written off and recovered.</summary>
    public const int LeastMonths = 14;

    private const int MostMonths = 120;
    private const int MostApplications = 2_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] ProfileFields =
    [
        "about", "fund", "province", "capitalTarget", "capitalTargetOn", "historyMonths", "contributions", "policy", "laterPolicy",
        "policyChangesAfterMonths", "products", "staff", "communes", "sectors", "borrowers", "womenLedPercent", "ethnicMinorityPercent", "applications",
    ];

    private static readonly string[] ContributionFields = ["afterMonths", "source", "amount", "note"];
    private static readonly string[] PolicyFields = ["basis", "approverMostAmount"];

    private static readonly string[] ProductFields =
    [
        "code", "name", "borrowers", "monthlyRatePercent", "laterMonthlyRatePercent", "leastAmount", "mostAmount", "mostMonths", "methods",
    ];

    private static readonly string[] StaffFields = ["userName", "role"];
    private static readonly string[] SectorFields = ["name", "labels", "purposes"];

    private static readonly IReadOnlyDictionary<string, CapitalSource> Sources = new Dictionary<string, CapitalSource>
    {
        ["provincial-budget"] = CapitalSource.ProvincialBudget,
        ["central-fund"] = CapitalSource.CentralFund,
        ["members"] = CapitalSource.Members,
        ["grants"] = CapitalSource.Grants,
        ["retained-surplus"] = CapitalSource.RetainedSurplus,
    };

    private static readonly IReadOnlyDictionary<string, BorrowerKind> Kinds = new Dictionary<string, BorrowerKind>
    {
        ["cooperative"] = BorrowerKind.Cooperative,
        ["cooperative-union"] = BorrowerKind.CooperativeUnion,
        ["group-member"] = BorrowerKind.GroupMember,
        ["cooperative-member"] = BorrowerKind.CooperativeMember,
    };

    /// <summary>Whom the fund needs: everybody but the borrower, and a second accountant to confirm what the first proposes.</summary>
    private static readonly string[] RolesNeeded = [.. Roles.All.Where(role => role != Roles.Borrower), Roles.Accountant];

    private static readonly IReadOnlyDictionary<string, string> StaffRoles = RolesNeeded.Distinct().ToDictionary(role => role);

    /// <summary>Reads a profile.</summary>
    /// <param name="json">UTF-8, with or without a byte-order mark.</param>
    /// <returns>The profile and no problem, or no profile and at least one problem.</returns>
    public static (DemoProfile? Profile, IReadOnlyList<InputProblem> Problems) Read(ReadOnlyMemory<byte> json)
    {
        json = json[^InputPlace.WithoutByteOrderMark(json.Span).Length..];
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var problems = new List<InputProblem>();
            var profile = Read(new InputObject(document.RootElement, "", ProfileFields, problems), problems);
            return problems.Count == 0 ? (profile, []) : (null, problems);
        }
        catch (JsonException problem)
        {
            return (null, [new("", new("not-json", null, (problem.LineNumber ?? 0) + 1, (problem.BytePositionInLine ?? 0) + 1))]);
        }
    }

    private static DemoProfile Read(InputObject fields, List<InputProblem> problems)
    {
        var profile = new DemoProfile
        {
            Fund = fields.Words("fund"),
            Province = fields.Words("province"),
            CapitalTarget = fields.Dong("capitalTarget"),
            CapitalTargetOn = fields.Date("capitalTargetOn"),
            HistoryMonths = CountOf(fields, "historyMonths", LeastMonths, MostMonths),
            Contributions = ListOf(fields, "contributions", problems, ContributionFields, item => new DemoContribution(
                CountOf(item, "afterMonths", 0, MostMonths), item.Choice("source", Sources), item.Dong("amount"), item.Words("note"))),
            Policy = PolicyOf(fields, "policy", problems),
            LaterPolicy = PolicyOf(fields, "laterPolicy", problems),
            PolicyChangesAfterMonths = CountOf(fields, "policyChangesAfterMonths", 1, MostMonths),
            Products = ListOf(fields, "products", problems, ProductFields, item => new DemoProduct(
                item.Words("code"), item.Words("name"), ChoicesOf(item, "borrowers", Kinds), item.Number("monthlyRatePercent"),
                item.Number("laterMonthlyRatePercent"), item.Dong("leastAmount"), item.Dong("mostAmount"), CountOf(item, "mostMonths", 12, MostMonths),
                ChoicesOf(item, "methods", LoanCaseWords.Methods))),
            Staff = ListOf(fields, "staff", problems, StaffFields, item => new DemoStaffMember(
                item.Words("userName"), item.Choice("role", StaffRoles))),
            Communes = WordsOf(fields, "communes"),
            Sectors = ListOf(fields, "sectors", problems, SectorFields, item => new DemoSector(
                item.Words("name"), WordsOf(item, "labels"), WordsOf(item, "purposes"))),
            Borrowers = BorrowersOf(fields, problems),
            WomenLedPercent = CountOf(fields, "womenLedPercent", 0, 100),
            EthnicMinorityPercent = CountOf(fields, "ethnicMinorityPercent", 0, 100),
            Applications = CountOf(fields, "applications", LeastApplications, MostApplications),
        };
        if (problems.Count == 0)
        {
            problems.AddRange(WhatDoesNotFit(profile));
        }

        return profile;
    }

    /// <summary>What is wrong with fields that are right by themselves.</summary>
    private static IEnumerable<InputProblem> WhatDoesNotFit(DemoProfile profile)
    {
        if (profile.PolicyChangesAfterMonths >= profile.HistoryMonths)
        {
            yield return new("policyChangesAfterMonths", new("count-out-of-range", null, profile.PolicyChangesAfterMonths, 1, profile.HistoryMonths - 1));
        }

        var missing = RolesNeeded.ToList();
        profile.Staff.ToList().ForEach(member => missing.Remove(member.Role));
        if (missing.Count > 0)
        {
            yield return new("staff", new("staff-incomplete", null, string.Join(", ", missing)));
        }

        if (profile.Staff.Select(member => member.UserName).Append(DemoFundMaker.BorrowerUserName).GroupBy(name => name).Any(same => same.Count() > 1))
        {
            yield return new("staff", new("user-name-taken", null));
        }

        if (profile.Contributions.All(contribution => contribution.AfterMonths > 0))
        {
            yield return new("contributions", new("no-capital-at-first", null));
        }

        foreach (var kind in profile.Borrowers.Where(borrowers => borrowers.Count > 0 && !profile.Products.Any(product => product.Borrowers.Contains(borrowers.Kind))))
        {
            yield return new("products", new("no-product-for", null, Kinds.Single(word => word.Value == kind.Kind).Key));
        }

        for (var i = 0; i < profile.Products.Count; i++)
        {
            var product = profile.Products[i];
            foreach (var (field, rate) in new[] { ("monthlyRatePercent", product.MonthlyRatePercent), ("laterMonthlyRatePercent", product.LaterMonthlyRatePercent) })
            {
                if (rate * 12 > LoanProduct.MostPercentPerYear)
                {
                    yield return new($"products[{i}].{field}", new("rate-above-law", null, rate, LoanProduct.MostPercentPerYear));
                }
            }

            if (product.LeastAmount.Value < 1 || product.MostAmount < product.LeastAmount)
            {
                yield return new($"products[{i}].mostAmount", new("product-range-empty", null));
            }
        }
    }

    private static DemoPolicy PolicyOf(InputObject fields, string name, List<InputProblem> problems)
    {
        if (fields.Required(name) is not { } value)
        {
            return new("", default);
        }

        var policy = new InputObject(value, fields.PathOf(name), PolicyFields, problems);
        return new DemoPolicy(policy.Words("basis"), policy.Dong("approverMostAmount"));
    }

    private static IReadOnlyList<(BorrowerKind Kind, int Count)> BorrowersOf(InputObject fields, List<InputProblem> problems)
    {
        if (fields.Required("borrowers") is not { } value)
        {
            return [];
        }

        var counts = new InputObject(value, fields.PathOf("borrowers"), [.. Kinds.Keys], problems);
        return
        [
            .. Kinds.Select(kind => (kind.Value, kind.Value switch
            {
                // The user of a borrower belongs to a cooperative.
                BorrowerKind.Cooperative => CountOf(counts, kind.Key, 1, MostApplications),
                _ => counts.Has(kind.Key) ? CountOf(counts, kind.Key, 0, MostApplications) : 0,
            })),
        ];
    }

    /// <summary>A list that has something in it.</summary>
    private static IReadOnlyList<T> ListOf<T>(InputObject fields, string name, List<InputProblem> problems, string[] known, Func<InputObject, T> read) =>
        NotEmpty(fields, name, [.. fields.Items(fields.Required(name), name).Select(item => read(new InputObject(item.Element, item.Path, known, problems)))]);

    private static IReadOnlyList<string> WordsOf(InputObject fields, string name) =>
        NotEmpty(fields, name, [.. fields.Items(fields.Required(name), name).Select(item => fields.WordsOf(item.Element, item.Path))]);

    private static IReadOnlyList<T> ChoicesOf<T>(InputObject fields, string name, IReadOnlyDictionary<string, T> words) =>
        NotEmpty(fields, name, [.. fields.Items(fields.Required(name), name).Select(item => fields.ChoiceOf(item.Element, item.Path, words))]);

    private static IReadOnlyList<T> NotEmpty<T>(InputObject fields, string name, List<T> items)
    {
        if (items.Count == 0 && fields.Value(name) is { ValueKind: JsonValueKind.Array })
        {
            fields.Problem(name, "list-empty");
        }

        return items;
    }

    private static int CountOf(InputObject fields, string name, int least, int most)
    {
        if (!fields.Has(name))
        {
            fields.Required(name);
            return least;
        }

        var count = fields.Count(name);
        if ((count < least || count > most) && fields.Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out _))
        {
            fields.Problem(name, "count-out-of-range", count, least, most);
        }

        return count;
    }
}
