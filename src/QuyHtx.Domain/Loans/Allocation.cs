using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Nguồn tiền of an allocation.</summary>
public enum AllocationSource
{
    /// <summary>A payment of that day.</summary>
    Repayment,

    /// <summary>An advance held from an earlier payment.</summary>
    Advance,

    /// <summary>Interest that the fund gave up.</summary>
    Waiver,
}

/// <summary>One part of an allocation.</summary>
/// <param name="Component">What it went to.</param>
/// <param name="Amount">Above nil.</param>
public readonly record struct AllocatedPart(PaymentComponent Component, Dong Amount);

/// <summary>Phân bổ: where one payment, or one use of an advance, went.</summary>
/// <param name="Date">The day.</param>
/// <param name="From">Where the money came from.</param>
/// <param name="Amount">The payment, or what was used of the advance; the parts add up to it.</param>
/// <param name="Parts">In the order filled; each above nil.</param>
public sealed record Allocation(LocalDate Date, AllocationSource From, Dong Amount, IReadOnlyList<AllocatedPart> Parts);
