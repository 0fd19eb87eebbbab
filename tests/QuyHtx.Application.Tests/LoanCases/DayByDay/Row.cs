namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

/// <summary>One instalment. Its interest period is the half-open interval from <see cref="StartDate"/> to <see cref="DueDate"/>.</summary>
internal sealed class Row
{
    public required int Number { get; init; }
    public required DateOnly NominalDate { get; init; }
    public required bool TakesPrincipal { get; init; }

    /// <summary>What one đồng of in-term principal earns a day. Fixed by the planned dates: a settlement does not change it.</summary>
    public required Rational DailyWeight { get; init; }

    public required DateOnly StartDate { get; set; }
    public required DateOnly DueDate { get; set; }
    public bool HasFallenDue { get; set; }

    /// <summary>Before the due date what is planned and not prepaid; from then on what fell due.</summary>
    public long Principal { get; set; }
    public long PrincipalPaid { get; set; }

    /// <summary>Contract interest of the days that have ended, exact.</summary>
    public Rational Accrued { get; set; } = Rational.Zero;

    /// <summary>Contract interest as fixed, rounded, on the due date; nil before.</summary>
    public long Interest { get; set; }
    public long InterestPaid { get; set; }

    public long PrincipalUnpaid => Principal - PrincipalPaid;
    public long InterestUnpaid => Interest - InterestPaid;
}
