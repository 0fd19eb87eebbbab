using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.LoanCases;

/// <summary>Writes answers as JSON, in the loan case format.</summary>
public static class LoanCaseAnswerJson
{
    /// <summary>Writes one answer.</summary>
    public static void Write(Utf8JsonWriter json, LoanCaseAnswer answer)
    {
        json.WriteStartObject();
        WriteSchedule(json, answer.Schedule);
        WriteAllocations(json, answer.Position.Allocations);
        WriteState(json, answer);
        json.WriteEndObject();
    }

    /// <summary>Writes what stands in the place of an answer when a line of cases is wrong.</summary>
    public static void WriteProblems(Utf8JsonWriter json, IEnumerable<string> sentences)
    {
        json.WriteStartObject();
        json.WriteStartArray("error");
        foreach (var sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the property "schedule".</summary>
    public static void WriteSchedule(Utf8JsonWriter json, RepaymentSchedule schedule)
    {
        json.WriteStartArray("schedule");
        foreach (var row in schedule.Rows)
        {
            json.WriteStartObject();
            json.WriteNumber("no", row.No);
            json.WriteString("nominalDate", Text(row.NominalDate));
            json.WriteString("dueDate", Text(row.DueDate));
            json.WriteNumber("days", row.Days);
            json.WriteNumber("principal", row.Principal.Value);
            json.WriteNumber("interest", row.Interest.Value);
            json.WriteNumber("total", row.Total.Value);
            json.WriteNumber("balance", row.Balance.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAllocations(Utf8JsonWriter json, IReadOnlyList<Allocation> allocations)
    {
        json.WriteStartArray("allocations");
        foreach (var allocation in allocations)
        {
            json.WriteStartObject();
            json.WriteString("date", Text(allocation.Date));
            json.WriteString("from", LoanCaseWords.Of(allocation.From));
            json.WriteNumber("amount", allocation.Amount.Value);
            json.WriteStartObject("parts");
            foreach (var (component, amount) in allocation.Parts)
            {
                json.WriteNumber(LoanCaseWords.Of(component), amount.Value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, LoanCaseAnswer answer)
    {
        var state = answer.Position.State;
        json.WriteStartObject("state");
        json.WriteString("asOf", Text(state.AsOf));
        json.WriteNumber("principalOutstanding", state.PrincipalOutstanding.Value);
        json.WriteNumber("principalOverdue", state.PrincipalOverdue.Value);
        json.WriteNumber("principalDueToday", state.PrincipalDueToday.Value);
        json.WriteNumber("interestAccruedNotDue", state.InterestAccruedNotDue.Value);
        json.WriteNumber("interestDueUnpaid", state.InterestDueUnpaid.Value);
        json.WriteNumber("overdueInterestUnpaid", state.OverdueInterestUnpaid.Value);
        json.WriteNumber("lateInterestUnpaid", state.LateInterestUnpaid.Value);
        json.WriteNumber("advance", state.Advance.Value);
        json.WriteNumber("daysPastDue", state.DaysPastDue);
        json.WriteNumber("debtGroup", (int)answer.DebtGroup);
        json.WriteEndObject();
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
