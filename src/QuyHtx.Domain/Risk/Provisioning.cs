using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Risk;

/// <summary>Trích lập dự phòng rủi ro.</summary>
/// <remarks>Source: Decree 86/2024/NĐ-CP through Decree 45/2021/NĐ-CP art. 28; entrusted loans without risk to the fund have none.</remarks>
public static class Provisioning
{
    /// <summary>Dự phòng cụ thể: max(0, principal − Σ collateral value × deduction rate) × the rate of the group, rounded to the đồng.</summary>
    /// <param name="table">The table in force on the day.</param>
    /// <param name="group">The loan's group, the borrower's worst.</param>
    /// <param name="principal">Dư nợ gốc; not below nil.</param>
    /// <param name="collateral">What secures the loan; none for an unsecured one.</param>
    public static Dong Specific(DebtGroupTable table, DebtGroup group, Dong principal, IEnumerable<Collateral> collateral)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(principal.Value);
        var atRisk = decimal.Max(0, principal.Value - collateral.Sum(security => security.Deductible));
        return Rounded(atRisk * table.SpecificPercentOf(group) / 100m);
    }

    /// <summary>Dự phòng chung: the table's rate of the principal in groups 1 to 4, rounded to the đồng.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A principal below nil.</exception>
    public static Dong General(DebtGroupTable table, IEnumerable<(DebtGroup Group, Dong Principal)> loans)
    {
        var principal = 0m;
        foreach (var (group, outstanding) in loans)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(outstanding.Value);
            principal += group < DebtGroup.Loss ? outstanding.Value : 0;
        }

        return Rounded(principal * table.GeneralProvisionPercent / 100m);
    }

    private static Dong Rounded(decimal amount) => new((long)decimal.Round(amount, MidpointRounding.AwayFromZero));
}
