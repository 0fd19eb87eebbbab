using System.Globalization;
using System.Text.Json.Nodes;

namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

/// <summary>A second opinion on the arithmetic of a loan, written from the contract alone: it walks every day, keeps every amount
/// exact between roundings and takes no shortcut. Only tests use it.</summary>
public static class DayByDayModel
{
    /// <summary>The answer to a loan case, in the format of loan cases. The case must be valid; only a disbursement that has no
    /// principal row after it is refused, with <see cref="InvalidOperationException"/>.</summary>
    public static JsonObject Answer(JsonNode loanCase)
    {
        // Read back from text, so that numbers put in by code and numbers read from a file behave alike.
        LoanCase loan = new(JsonNode.Parse(loanCase.ToJsonString())!);
        JsonArray schedule = Schedule(loan);
        LoanLife life = LiveUntilAsOf(loan);
        return new JsonObject
        {
            ["schedule"] = schedule,
            ["allocations"] = new JsonArray([.. life.Allocations.Select(AllocationJson)]),
            ["state"] = State(loan, life),
        };
    }

    private static JsonArray Schedule(LoanCase loan)
    {
        LoanLife life = new(loan);
        JsonArray schedule = [];
        DateOnly lastDueDate = life.Rows[^1].DueDate;
        DateOnly lastDisbursementDate = loan.Disbursements[^1].Date;
        // A disbursement after the last row must be reached too, to be refused.
        DateOnly end = lastDueDate > lastDisbursementDate ? lastDueDate : lastDisbursementDate;
        for (DateOnly date = loan.FirstDisbursementDate; date <= end; date = date.AddDays(1))
        {
            life.BeginDay(date);
            Row[] rowsDueToday = [.. life.Rows.Where(row => row.DueDate == date)];
            foreach (Row row in rowsDueToday)
            {
                life.Receive(checked(row.Principal + row.Interest), isPrepayment: false);
            }

            foreach (Row row in rowsDueToday)
            {
                schedule.Add(RowJson(row, life.PrincipalOutstanding));
            }

            life.EndDay();
        }

        return schedule;
    }

    private static LoanLife LiveUntilAsOf(LoanCase loan)
    {
        LoanLife life = new(loan);
        for (DateOnly date = loan.FirstDisbursementDate; date <= loan.AsOf; date = date.AddDays(1))
        {
            life.BeginDay(date);
            foreach (Repayment repayment in loan.Repayments.Where(r => r.Date == date))
            {
                life.Receive(repayment.Amount, repayment.IsPrepayment);
            }

            // The state is asked for after the payments of that day and before its accrual.
            if (date < loan.AsOf)
            {
                life.EndDay();
            }
        }

        return life;
    }

    private static JsonObject RowJson(Row row, long balance) => new()
    {
        ["no"] = row.Number,
        ["nominalDate"] = Text(row.NominalDate),
        ["dueDate"] = Text(row.DueDate),
        ["days"] = RowCalendar.DaysBetween(row.StartDate, row.DueDate),
        ["principal"] = row.Principal,
        ["interest"] = row.Interest,
        ["total"] = row.Principal + row.Interest,
        ["balance"] = balance,
    };

    private static JsonObject AllocationJson(Allocation allocation)
    {
        JsonObject parts = [];
        foreach ((string name, long amount) in allocation.Parts)
        {
            parts.Add(name, amount);
        }

        return new JsonObject
        {
            ["date"] = Text(allocation.Date),
            ["from"] = allocation.From,
            ["amount"] = allocation.Amount,
            ["parts"] = parts,
        };
    }

    private static JsonObject State(LoanCase loan, LoanLife life) => new()
    {
        ["asOf"] = Text(loan.AsOf),
        ["principalOutstanding"] = life.PrincipalOutstanding,
        ["principalOverdue"] = life.PrincipalOverdue,
        ["principalDueToday"] = life.PrincipalDueToday,
        ["interestAccruedNotDue"] = life.InterestAccruedNotDue,
        ["interestDueUnpaid"] = life.InterestDueUnpaid,
        ["overdueInterestUnpaid"] = life.OverdueInterestUnpaid,
        ["lateInterestUnpaid"] = life.LateInterestUnpaid,
        ["advance"] = life.Advance,
        ["daysPastDue"] = life.DaysPastDue,
        ["debtGroup"] = DebtGroup(loan.DebtGroups, life.DaysPastDue),
    };

    private static int DebtGroup(string scheme, int daysPastDue)
    {
        int[] firstDayOfGroups2To5 = scheme switch
        {
            "microfinance" => [10, 30, 90, 180],
            "bank" => [10, 91, 181, 361],
            _ => throw new ArgumentException($"debt groups '{scheme}'"),
        };
        return 1 + firstDayOfGroups2To5.Count(firstDay => daysPastDue >= firstDay);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
