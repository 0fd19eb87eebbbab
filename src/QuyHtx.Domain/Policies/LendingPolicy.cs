using NodaTime;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Domain.Policies;

/// <summary>What a fund's internal lending regulation settles in figures (Decree 45/2021/NĐ-CP art. 31), each with its legal ceiling.</summary>
public sealed record LendingLimits
{
    /// <summary>Dư nợ tối đa một khách hàng, percent of vốn điều lệ thực có: at most 15 (art. 23).</summary>
    public decimal OneBorrowerPercent { get; init; } = 15m;

    /// <summary>Khách hàng và người có liên quan: at most 25 (art. 23).</summary>
    public decimal RelatedBorrowersPercent { get; init; } = 25m;

    /// <summary>Vốn chủ sở hữu tối thiểu tham gia phương án, percent of total investment: at least 20 (art. 22).</summary>
    public decimal LeastOwnCapitalPercent { get; init; } = 20m;

    /// <summary>How old a CIC check may be at the decision, in days.</summary>
    public int CreditCheckValidDays { get; init; } = 30;

    /// <summary>Tuổi tối thiểu of a person: 18 (art. 22).</summary>
    public int LeastAge { get; init; } = 18;

    /// <summary>Địa bàn: the province whose borrowers the fund may lend to (art. 20).</summary>
    public required string Province { get; init; }

    /// <summary>
    /// Mức phán quyết: the largest amount that an approver decides alone; above it the fund's leadership decides (art. 31). Null where the
    /// fund has set none.
    /// </summary>
    public Dong? ApproverMostAmount { get; init; }

    /// <summary>Ngày nhắc nợ: days from a due date, negative before it, on which a reminder is queued.</summary>
    public IReadOnlyList<int> ReminderDays { get; init; } = [-7, -3, 0, 1, 7, 30];
}

/// <summary>
/// Chính sách cho vay: one version of the fund's rules, in force from a day until a later version replaces it. A loan keeps the version
/// it was signed under.
/// </summary>
public sealed class LendingPolicy
{
    /// <summary>Adopts a version.</summary>
    /// <param name="id">Made by whoever adopts it.</param>
    /// <param name="effectiveFrom">The first day it applies.</param>
    /// <param name="basis">Căn cứ: the decision that adopts it.</param>
    /// <param name="limits">The figures; <see cref="RuleViolationException"/> past their legal ceilings.</param>
    /// <param name="repayment">How loans signed under it treat what is late or early.</param>
    /// <param name="debtGroups">The name of the table of debt groups: microfinance or bank.</param>
    public LendingPolicy(
        Guid id, LocalDate effectiveFrom, string basis, LendingLimits limits, RepaymentRules repayment, string debtGroups)
    {
        foreach (var violation in Check(limits).Concat(repayment.Check()))
        {
            throw new RuleViolationException(violation);
        }

        (Id, EffectiveFrom, Basis, Limits, Repayment, DebtGroups) = (id, effectiveFrom, basis, limits, repayment, debtGroups);
        _ = DebtGroupTable;
    }

    private LendingPolicy() => (Basis, Limits, Repayment, DebtGroups) = ("", null!, null!, "");

    /// <summary>The version.</summary>
    public Guid Id { get; private set; }

    /// <summary>Ngày hiệu lực.</summary>
    public LocalDate EffectiveFrom { get; private set; }

    /// <summary>Căn cứ.</summary>
    public string Basis { get; private set; }

    /// <summary>Giới hạn.</summary>
    public LendingLimits Limits { get; private set; }

    /// <summary>Quy tắc thu nợ.</summary>
    public RepaymentRules Repayment { get; private set; }

    /// <summary>Bảng phân loại nợ, by name.</summary>
    public string DebtGroups { get; private set; }

    /// <summary>Bảng phân loại nợ.</summary>
    public DebtGroupTable DebtGroupTable => DebtGroupTable.Named(DebtGroups);

    /// <summary>The version in force on a date: of these, the latest that has taken effect by then.</summary>
    /// <exception cref="RuleViolationException">None has taken effect yet.</exception>
    public static LendingPolicy InForceOn(IEnumerable<LendingPolicy> versions, LocalDate date) =>
        versions.Where(version => version.EffectiveFrom <= date).MaxBy(version => version.EffectiveFrom)
            ?? throw new RuleViolationException(new("no-policy-in-force", null, date));

    private static IEnumerable<RuleViolation> Check(LendingLimits limits)
    {
        if (limits.OneBorrowerPercent is <= 0 or > 15)
        {
            yield return new("one-borrower-limit-above-law", "oneBorrowerPercent", limits.OneBorrowerPercent);
        }

        if (limits.RelatedBorrowersPercent is <= 0 or > 25)
        {
            yield return new("related-limit-above-law", "relatedBorrowersPercent", limits.RelatedBorrowersPercent);
        }

        if (limits.LeastOwnCapitalPercent is < 20 or > 100)
        {
            yield return new("own-capital-below-law", "leastOwnCapitalPercent", limits.LeastOwnCapitalPercent);
        }

        if (limits.LeastAge < 18)
        {
            yield return new("age-below-law", "leastAge", limits.LeastAge);
        }

        if (string.IsNullOrWhiteSpace(limits.Province))
        {
            yield return new("text-missing", "province");
        }
    }
}
