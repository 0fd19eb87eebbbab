using NodaTime;

namespace QuyHtx.Domain.Risk;

/// <summary>
/// Bảng phân loại nợ: from how many days past due a loan belongs to which group, and what the fund provides for each. Data, with the
/// date it takes effect, because the rule has changed before and will again.
/// </summary>
/// <param name="Name">microfinance or bank, or a name of the fund's own.</param>
/// <param name="EffectiveFrom">The first day it applies.</param>
/// <param name="Source">The regulation.</param>
/// <param name="GroupFromDays">Days past due from which groups 2, 3, 4 and 5 begin, rising; fewer are group 1.</param>
/// <param name="SpecificProvisionPercent">Dự phòng cụ thể of groups 1 to 5, percent.</param>
/// <param name="GeneralProvisionPercent">Dự phòng chung of the principal in groups 1 to 4, percent.</param>
public sealed record DebtGroupTable(
    string Name,
    LocalDate EffectiveFrom,
    string Source,
    IReadOnlyList<int> GroupFromDays,
    IReadOnlyList<decimal> SpecificProvisionPercent,
    decimal GeneralProvisionPercent)
{
    /// <summary>
    /// Tổ chức tài chính vi mô, the fund's table: Circular 14/2024/TT-NHNN (from 12/8/2024) through Decree 45/2021/NĐ-CP art. 28;
    /// provision rates of Decree 86/2024/NĐ-CP.
    /// </summary>
    public static readonly DebtGroupTable Microfinance = new(
        "microfinance", new LocalDate(2024, 8, 12), "Thông tư 14/2024/TT-NHNN", [10, 30, 90, 180], [0m, 2m, 25m, 50m, 100m], 0.5m);

    /// <summary>Ngân hàng, a preset for a fund that chose it: Circular 31/2024/TT-NHNN; provision rates of Decree 86/2024/NĐ-CP.</summary>
    public static readonly DebtGroupTable Bank = new(
        "bank", new LocalDate(2024, 7, 1), "Thông tư 31/2024/TT-NHNN", [10, 91, 181, 361], [0m, 5m, 20m, 50m, 100m], 0.75m);

    /// <summary>A table by its name.</summary>
    /// <exception cref="RuleViolationException">There is none of that name.</exception>
    public static DebtGroupTable Named(string name) =>
        new[] { Microfinance, Bank }.FirstOrDefault(table => table.Name == name)
            ?? throw new RuleViolationException(new("debt-group-table-unknown", "debtGroups", name));

    /// <summary>The table in force on a date: of these, the latest that has taken effect by then.</summary>
    /// <exception cref="RuleViolationException">None has taken effect yet.</exception>
    public static DebtGroupTable InForceOn(IEnumerable<DebtGroupTable> versions, LocalDate date) =>
        versions.Where(version => version.EffectiveFrom <= date).MaxBy(version => version.EffectiveFrom)
            ?? throw new RuleViolationException(new("no-debt-group-table", null, date));

    /// <summary>The group of a loan never restructured.</summary>
    /// <param name="daysPastDue">Not below nil; <see cref="ArgumentOutOfRangeException"/> otherwise.</param>
    public DebtGroup ByDaysPastDue(int daysPastDue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysPastDue);
        return DebtGroup.Standard + GroupFromDays.Count(days => daysPastDue >= days);
    }

    /// <summary>The specific provision rate of a group, percent.</summary>
    public decimal SpecificPercentOf(DebtGroup group) => SpecificProvisionPercent[group - DebtGroup.Standard];
}
