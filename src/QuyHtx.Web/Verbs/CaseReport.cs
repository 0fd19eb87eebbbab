using QuyHtx.Application.LoanCases;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Verbs;

/// <summary>A loan case as tables: what was signed, the schedule, what was paid and where it went, and how the loan stands.</summary>
internal sealed class CaseReport(TextWriter output, VerbText text)
{
    public void Write(LoanCase loanCase, LoanCaseAnswer answer)
    {
        WriteTerms(loanCase.Contract.Terms, answer.Schedule);
        WriteSchedule(answer.Schedule);
        WriteAllocations(answer.Position.Allocations);
        WriteState(answer);
    }

    public void WriteTerms(LoanTerms terms, RepaymentSchedule schedule) => output.WriteLine(text.Of(
        "report.terms",
        schedule.TotalPrincipal,
        Numbers.Shown(terms.Rate.Value),
        text[$"rate-unit.{terms.Rate.Unit}"],
        terms.TermMonths,
        text[$"method.{terms.Method}"],
        terms.InterestEveryMonths,
        Tables.Shown(schedule.MaturityDate),
        Others(terms)));

    /// <summary>The terms that are not what they are by default.</summary>
    private string Others(LoanTerms terms) => string.Concat(new[]
    {
        terms.PrincipalEveryMonths != terms.InterestEveryMonths && terms.Method == RepaymentMethod.EqualPrincipal
            ? text.Of("report.principal-every", terms.PrincipalEveryMonths) : "",
        terms.GraceMonths > 0 ? text.Of("report.grace", terms.GraceMonths) : "",
        terms.FirstDueDate is { } first ? text.Of("report.first-due", Tables.Shown(first)) : "",
        terms.DayCount == DayCount.WholeMonths ? text["report.whole-months"] : "",
    });

    public void WriteSchedule(RepaymentSchedule schedule)
    {
        WriteTitle(text["report.schedule"]);
        Tables.Write(
            output,
            [
                Column.Right(text["column.row"]), Column.Left(text["column.nominal-date"]), Column.Left(text["column.due-date"]),
                Column.Right(text["column.days"]), Column.Right(text["column.principal"]), Column.Right(text["column.interest"]),
                Column.Right(text["column.total"]), Column.Right(text["column.balance"]),
            ],
            schedule.Rows.Select(row => new[]
            {
                Numbers.Shown(row.No), Tables.Shown(row.NominalDate), Tables.Shown(row.DueDate), Numbers.Shown(row.Days),
                row.Principal.ToString(), row.Interest.ToString(), row.Total.ToString(), row.Balance.ToString(),
            }),
            [
                "", text["column.sum"], "", "", schedule.TotalPrincipal.ToString(),
                schedule.TotalInterest.ToString(), schedule.Total.ToString(), "",
            ]);
    }

    private void WriteAllocations(IReadOnlyList<Allocation> allocations)
    {
        WriteTitle(text["report.allocations"]);
        if (allocations.Count == 0)
        {
            output.WriteLine(text["report.no-allocations"]);
            return;
        }

        Tables.Write(
            output,
            [
                Column.Left(text["column.date"]), Column.Left(text["column.from"]), Column.Right(text["column.amount"]),
                Column.Left(text["column.component"]), Column.Right(text["column.part"]),
            ],
            allocations.SelectMany(allocation => allocation.Parts.Select((part, i) => new[]
            {
                i == 0 ? Tables.Shown(allocation.Date) : "",
                i == 0 ? text[$"source.{allocation.From}"] : "",
                i == 0 ? allocation.Amount.ToString() : "",
                text[$"component.{part.Component}"],
                part.Amount.ToString(),
            })));
    }

    private void WriteState(LoanCaseAnswer answer)
    {
        var state = answer.Position.State;
        WriteTitle(text.Of("report.state", Tables.Shown(state.AsOf)));
        Tables.Write(
            output,
            [Column.Left(text["column.item"]), Column.Right(text["column.amount"])],
            new (string Key, Dong Amount)[]
            {
                ("principal-outstanding", state.PrincipalOutstanding),
                ("principal-overdue", state.PrincipalOverdue),
                ("principal-due-today", state.PrincipalDueToday),
                ("interest-due-unpaid", state.InterestDueUnpaid),
                ("overdue-interest-unpaid", state.OverdueInterestUnpaid),
                ("late-interest-unpaid", state.LateInterestUnpaid),
                ("owed-today", state.Owed),
                ("interest-accrued-not-due", state.InterestAccruedNotDue),
                ("advance", state.Advance),
            }.Select(item => new[] { text[$"state.{item.Key}"], item.Amount.ToString() }));
        output.WriteLine(text.Of("state.days-and-group", state.DaysPastDue, (int)answer.DebtGroup, text[$"debt-group.{answer.DebtGroup}"]));
    }

    private void WriteTitle(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
    }
}
