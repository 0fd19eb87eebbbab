namespace QuyHtx.Domain.Risk;

/// <summary>Phân loại nợ: the group of a loan, and of all the loans of a borrower.</summary>
/// <remarks>
/// Source: Circular 14/2024/TT-NHNN through Decree 45/2021/NĐ-CP art. 28. Restructurings are counted per loan, and "overdue" is counted
/// by the terms as restructured.
/// </remarks>
public static class DebtClassification
{
    /// <summary>The group of one loan by its own facts.</summary>
    /// <param name="table">The table in force on the day.</param>
    /// <param name="daysPastDue">Số ngày quá hạn; not below nil.</param>
    /// <param name="restructurings">Số lần cơ cấu lại thời hạn trả nợ; not below nil.</param>
    public static DebtGroup Of(DebtGroupTable table, int daysPastDue, int restructurings = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(restructurings);
        var byDays = table.ByDaysPastDue(daysPastDue);
        var atLeast = LeastAfterRestructuring(daysPastDue, restructurings);
        return byDays > atLeast ? byDays : atLeast;
    }

    /// <summary>Nhóm nợ của khách hàng: every loan of a borrower takes that borrower's worst group; group 1 when there is none.</summary>
    public static DebtGroup WorstOf(IEnumerable<DebtGroup> groups) => groups.DefaultIfEmpty(DebtGroup.Standard).Max();

    /// <summary>First time: 2, overdue 3, from 30 days 4, from 90 days 5. Second: 4, overdue 5. Third and later: 5.</summary>
    private static DebtGroup LeastAfterRestructuring(int daysPastDue, int restructurings) => (restructurings, daysPastDue) switch
    {
        (0, _) => DebtGroup.Standard,
        (1, 0) => DebtGroup.Watch,
        (1, < 30) => DebtGroup.Substandard,
        (1, < 90) => DebtGroup.Doubtful,
        (1, _) => DebtGroup.Loss,
        (2, 0) => DebtGroup.Doubtful,
        _ => DebtGroup.Loss,
    };
}
