namespace QuyHtx.Domain.Loans;

/// <summary>Lập lịch trả nợ: runs a loan to which nothing happens but its disbursements and rows paid when due, and writes the rows down.</summary>
public static class ScheduleGenerator
{
    /// <summary>The schedule of a contract with these disbursements.</summary>
    /// <param name="contract">What is to be signed.</param>
    /// <param name="disbursements">At least one; each above nil.</param>
    /// <param name="explanation">Where to write down the segments of each row's interest, when somebody asks.</param>
    /// <exception cref="RuleViolationException">No disbursement, one of nothing, one with no row after it; a first due date before the loan.</exception>
    /// <exception cref="OverflowException">A figure past the range of an amount.</exception>
    public static RepaymentSchedule Generate(
        LoanContract contract, IReadOnlyList<Disbursement> disbursements, Explanation? explanation = null)
    {
        if (disbursements.Count == 0)
        {
            throw new RuleViolationException(new("disbursements-missing", "disbursements"));
        }

        foreach (var (_, violation) in LoanReplay.Check(disbursements))
        {
            throw new RuleViolationException(violation);
        }

        var paidOut = disbursements.OrderBy(tranche => tranche.Date).ToList();
        var loan = new RunningLoan(contract, paidOut[0].Date, explanation);
        var rows = new ScheduleRow[loan.Rows.Length];
        var next = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = loan.Rows[i];
            for (; next < paidOut.Count && paidOut[next].Date <= row.DueDate; next++)
            {
                Disburse(loan, paidOut[next]);
            }

            loan.MoveTo(row.DueDate);
            loan.FallDue();
            rows[i] = new ScheduleRow(
                row.No, row.NominalDate, row.DueDate, row.Days, row.Principal, row.Interest, loan.InTermPrincipal);
            loan.PayPrincipal(row, row.PrincipalUnpaid);
            loan.PayInterest(row, row.InterestUnpaid);
        }

        for (; next < paidOut.Count; next++)
        {
            Disburse(loan, paidOut[next]);
        }

        return new RepaymentSchedule(rows);
    }

    private static void Disburse(RunningLoan loan, Disbursement tranche)
    {
        loan.MoveTo(tranche.Date);
        loan.Disburse(tranche.Amount);
    }
}
