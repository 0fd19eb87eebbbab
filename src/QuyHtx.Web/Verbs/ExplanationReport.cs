using QuyHtx.Application.LoanCases;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Verbs;

/// <summary>
/// Where every figure comes from, so that an accountant can follow it with a calculator: runs of days with balance and rate, the one
/// rounding at their end, and for each payment what was owed and what was taken, step by step.
/// </summary>
internal sealed class ExplanationReport(TextWriter output, VerbText text)
{
    private const int Decimals = 4;

    public void Write(LoanCase loanCase, LoanCaseAnswer answer, Explanation ofSchedule, Explanation ofLife)
    {
        var terms = loanCase.Contract.Terms;
        WriteTitle(text["explain.rules"]);
        output.WriteLine(text.Of("explain.days", terms.InterestRoundTo));
        output.WriteLine(text[$"explain.day-count.{terms.DayCount}"]);
        output.WriteLine(terms.Method switch
        {
            RepaymentMethod.EqualPrincipal => text.Of($"explain.method.EqualPrincipal.{terms.PrincipalRounding}", terms.RoundTo),
            RepaymentMethod.Bullet or RepaymentMethod.Annuity or RepaymentMethod.Custom => text.Of($"explain.method.{terms.Method}", terms.RoundTo),
        });
        var order = loanCase.Contract.Rules.AllocationOrder.Components.Select((component, i) => $"{i + 1}. {text[$"component.{component}"]}");
        output.WriteLine(text.Of("explain.order", string.Join(" → ", order)));
        output.WriteLine(text[$"explain.strategy.{loanCase.Contract.Rules.PrepaymentStrategy}"]);

        WriteTitle(text["explain.schedule"]);
        WritePlans(ofSchedule);
        WriteContractInterest(ofSchedule, answer.Schedule.Rows.ToDictionary(row => row.No, row => row.Interest), accrued: null);

        var state = answer.Position.State;
        WriteTitle(text.Of("explain.life", Tables.Shown(state.AsOf)));
        WritePlans(ofLife);
        WriteContractInterest(
            ofLife,
            answer.Position.Rows.Where(row => row.HasFallenDue).ToDictionary(row => row.No, row => row.Interest),
            state.InterestAccruedNotDue);
        WriteRunningTotal(ofLife, InterestKind.Overdue, text.Of("explain.overdue", Numbers.Shown(loanCase.Contract.Rules.OverdueRateMultiplier)));
        WriteRunningTotal(ofLife, InterestKind.Late, text.Of("explain.late", Numbers.Shown(loanCase.Contract.Rules.LateInterestAnnualPercent)));
        WriteAllocations(answer.Position.Allocations, ofLife);
        WriteGroup(loanCase, answer);
    }

    /// <summary>Each plan of principal: what was spread, over how many rows, and what each row takes before and after.</summary>
    private void WritePlans(Explanation explanation)
    {
        foreach (var plan in explanation.Plans)
        {
            output.WriteLine(text.Of(
                $"explain.plan.{plan.Reason}", Tables.Shown(plan.On), plan.Amount, plan.PrincipalRows, plan.Each is { } each ? text.Of("explain.each", each) : ""));
            Tables.Write(
                output,
                [
                    Column.Right(text["column.row"]), Column.Left(text["column.due-date"]), Column.Right(text["column.principal-before"]),
                    Column.Right(text["column.principal-after"]),
                ],
                plan.Rows.Where(row => !(row.Before.IsZero && row.After.IsZero)).Select(row => new[]
                {
                    Numbers.Shown(row.Row), Tables.Shown(row.DueDate), row.Before.ToString(), row.After.ToString(),
                }));
        }
    }

    private void WriteGroup(LoanCase loanCase, LoanCaseAnswer answer)
    {
        var days = answer.Position.State.DaysPastDue;
        var from = (int)answer.DebtGroup == 1 ? 0 : loanCase.DebtGroups.GroupFromDays[(int)answer.DebtGroup - 2];
        output.WriteLine();
        output.WriteLine(text.Of("explain.group", (int)answer.DebtGroup, days, from, loanCase.DebtGroups.Source));
    }

    /// <param name="explanation">The segments.</param>
    /// <param name="interestOfRow">The interest of each row that has fallen due.</param>
    /// <param name="accrued">The interest of the row still running, where one can be.</param>
    private void WriteContractInterest(Explanation explanation, Dictionary<int, Dong> interestOfRow, Dong? accrued)
    {
        var segments = explanation.Segments.Where(segment => segment.Kind == InterestKind.Contract).ToList();
        if (segments.Count == 0)
        {
            output.WriteLine(text["explain.no-contract-interest"]);
            return;
        }

        output.WriteLine(text["explain.contract"]);
        Tables.Write(
            output,
            [Column.Right(text["column.row"]), .. SegmentColumns(), Column.Right(text["column.rounded"])],
            segments.Select((segment, i) =>
            {
                var endsRow = i + 1 == segments.Count || segments[i + 1].Row != segment.Row;
                var rounded = interestOfRow.TryGetValue(segment.Row!.Value, out var interest)
                    ? interest.ToString()
                    : text.Of("explain.accrued", accrued ?? Dong.Zero);
                return (string[])[Numbers.Shown(segment.Row!.Value), .. SegmentCells(segment), endsRow ? rounded : ""];
            }));
    }

    private void WriteRunningTotal(Explanation explanation, InterestKind kind, string title)
    {
        Int128 dongDays = 0;
        var rows = new List<string[]>();
        foreach (var segment in explanation.Segments.Where(segment => segment.Kind == kind))
        {
            dongDays += segment.DongDays;
            rows.Add([.. SegmentCells(segment), Numbers.Shown(segment.DailyRate.Exact.Shown(dongDays, Decimals), Decimals)]);
        }

        if (rows.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(title);
            Tables.Write(output, [.. SegmentColumns(), Column.Right(text["column.running-total"])], rows);
        }
    }

    private void WriteAllocations(IReadOnlyList<Allocation> allocations, Explanation explanation)
    {
        for (var i = 0; i < allocations.Count; i++)
        {
            var allocation = allocations[i];
            output.WriteLine();
            output.WriteLine(text.Of(
                $"explain.allocation.{allocation.From}", Tables.Shown(allocation.Date), allocation.Amount, HeldBefore(explanation, i)));
            Tables.Write(
                output,
                [
                    Column.Left(text["column.component"]), Column.Left(text["column.what"]), Column.Right(text["column.owed"]),
                    Column.Right(text["column.taken"]), Column.Right(text["column.left"]),
                ],
                explanation.Steps.Where(step => step.Allocation == i).Select(step => new[]
                {
                    text[$"component.{step.Component}"], What(step), step.Owed.ToString(), step.Taken.ToString(), step.Left.ToString(),
                }));
        }
    }

    /// <summary>What stood ready before the first step: more than is used, where an advance is.</summary>
    private static Dong HeldBefore(Explanation explanation, int allocation) =>
        explanation.Steps.Where(step => step.Allocation == allocation).Select(step => step.Left + step.Taken).FirstOrDefault();

    private string What(AllocationStep step) => step switch
    {
        { Row: { } row, RowDueDate: { } due } => text.Of("explain.row", row, Tables.Shown(due)),
        _ => text[$"explain.why.{step.Component}"],
    };

    private Column[] SegmentColumns() =>
    [
        Column.Left(text["column.first-day"]), Column.Left(text["column.until"]), Column.Right(text["column.days"]),
        Column.Right(text["column.balance-of-days"]), Column.Left(text["column.rate"]), Column.Right(text["column.before-rounding"]),
    ];

    private static string[] SegmentCells(InterestSegment segment) =>
    [
        Tables.Shown(segment.From), Tables.Shown(segment.To), Numbers.Shown(segment.Days), segment.Balance.ToString(),
        Formula(segment.DailyRate), Numbers.Shown(segment.AmountBeforeRounding(Decimals), Decimals),
    ];

    /// <summary>"× 4,8 % ÷ 365", or "× 4,8 % × 3 ÷ 12 ÷ 91" for whole months.</summary>
    private static string Formula(DailyRate rate)
    {
        var percent = Numbers.Shown(rate.PerYear.Shown(100, 12));
        return rate.Rule switch
        {
            DayCount.Actual365 => $"× {percent} % ÷ 365",
            DayCount.WholeMonths => $"× {percent} % × {Months(rate.ThirtiethsOfMonths)} ÷ 12 ÷ {rate.RowDays}",
        };
    }

    private static string Months(int thirtieths) => thirtieths % 30 == 0 ? Numbers.Shown(thirtieths / 30) : $"{thirtieths}/30";

    private void WriteTitle(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine(new string('─', title.Length));
    }
}
