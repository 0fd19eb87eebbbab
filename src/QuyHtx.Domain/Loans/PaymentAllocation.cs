using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Phân bổ tiền thu nợ: fills what is owed in the contract's order, the oldest row first inside each component. What then remains of a
/// scheduled payment is kept as an advance; what remains of a prepayment repays principal that is not due.
/// </summary>
internal sealed class PaymentAllocation(RunningLoan loan, AllocationOrder order, Explanation? explanation)
{
    private readonly List<Allocation> allocations = [];

    /// <summary>The payment in hand: its parts so far, and what is left of it.</summary>
    private List<AllocatedPart> parts = [];

    private Dong left;

    public IReadOnlyList<Allocation> Allocations => allocations;

    /// <summary>Thu nợ: books a payment received today.</summary>
    public void Receive(Repayment payment)
    {
        Begin(payment.Amount);
        FillWhatIsOwed();
        var settled = payment.Kind switch
        {
            RepaymentKind.Scheduled => null,
            RepaymentKind.Prepayment => Prepay(),
        };
        loan.Advance += left;
        Take(PaymentComponent.Advance, null, left, left);
        End(AllocationSource.Repayment, payment.Amount);
        if (settled is { InterestUnpaid.IsZero: false } && !loan.Advance.IsZero)
        {
            UseAdvanceForSettlement(settled);
        }
    }

    /// <summary>Uses an advance held, on a day when a row has fallen due.</summary>
    public void UseAdvance()
    {
        if (!loan.Advance.IsZero)
        {
            Begin(loan.Advance);
            FillWhatIsOwed();
            EndUseOfAdvance();
        }
    }

    /// <summary>Hoàn trả tiền trả trước.</summary>
    /// <exception cref="RuleViolationException">More than the advance held.</exception>
    public void Refund(Dong amount)
    {
        if (amount > loan.Advance)
        {
            throw new RuleViolationException(new("refund-more-than-advance", "amount", amount, loan.Advance));
        }

        loan.Advance -= amount;
    }

    /// <summary>Miễn, giảm lãi: fills interest as a payment would, in the contract's order, and no principal.</summary>
    /// <exception cref="RuleViolationException">More than the interest that can be collected today.</exception>
    public void Waive(Dong amount)
    {
        var owed = loan.DueInterest + loan.OverdueInterest + loan.LateInterest;
        if (amount > owed)
        {
            throw new RuleViolationException(new("waiver-more-than-interest", "amount", amount, owed));
        }

        Begin(amount);
        FillWhatIsOwed(component => component is not (PaymentComponent.OverduePrincipal or PaymentComponent.DuePrincipal));
        End(AllocationSource.Waiver, amount);
    }

    /// <summary>
    /// Principal that is not due is repaid by the contract's strategy. When that leaves none, the loan is settled: the interest of the
    /// running period falls due today and is collected from what is left.
    /// </summary>
    /// <returns>The row that the settlement made fall due, or null.</returns>
    private Instalment? Prepay()
    {
        var prepaid = Dong.Min(left, loan.InTermPrincipal);
        if (prepaid.IsZero)
        {
            return null;
        }

        Take(PaymentComponent.PrepaidPrincipal, null, loan.InTermPrincipal, prepaid);
        loan.RepayInTerm(prepaid);
        if (!loan.InTermPrincipal.IsZero)
        {
            return null;
        }

        var row = loan.FallDueBySettlement();
        PayInterest(row, PaymentComponent.AccruedInterest);
        return row;
    }

    /// <summary>Interest of a settlement that the payment did not cover comes out of an advance held from before, the same day.</summary>
    private void UseAdvanceForSettlement(Instalment row)
    {
        Begin(loan.Advance);
        PayInterest(row, PaymentComponent.AccruedInterest);
        EndUseOfAdvance();
    }

    private void FillWhatIsOwed() => FillWhatIsOwed(_ => true);

    private void FillWhatIsOwed(Predicate<PaymentComponent> mayFill)
    {
        foreach (var component in order.Components)
        {
            if (!mayFill(component))
            {
                continue;
            }

            switch (component)
            {
                case PaymentComponent.OverdueInterest:
                    loan.CollectOverdueInterest(Take(component, null, loan.OverdueInterest, Dong.Min(left, loan.OverdueInterest)));
                    break;
                case PaymentComponent.LateInterest:
                    loan.CollectLateInterest(Take(component, null, loan.LateInterest, Dong.Min(left, loan.LateInterest)));
                    break;
                default:
                    FillRows(component);
                    break;
            }
        }
    }

    /// <summary>Overdue means due before today; due means due today.</summary>
    private void FillRows(PaymentComponent component)
    {
        var wantsPrincipal = component is PaymentComponent.OverduePrincipal or PaymentComponent.DuePrincipal;
        var wantsOverdue = component is PaymentComponent.OverduePrincipal or PaymentComponent.OverdueContractInterest;
        if ((wantsPrincipal ? loan.DuePrincipal : loan.DueInterest).IsZero || (left.IsZero && explanation is null))
        {
            return;
        }

        foreach (var row in loan.DueRows)
        {
            if (row.DueDate < loan.Today == wantsOverdue)
            {
                if (wantsPrincipal)
                {
                    loan.PayPrincipal(row, Take(component, row, row.PrincipalUnpaid, Dong.Min(left, row.PrincipalUnpaid)));
                }
                else
                {
                    PayInterest(row, component);
                }
            }
        }
    }

    private void PayInterest(Instalment row, PaymentComponent component) =>
        loan.PayInterest(row, Take(component, row, row.InterestUnpaid, Dong.Min(left, row.InterestUnpaid)));

    private void Begin(Dong amount)
    {
        parts = [];
        left = amount;
    }

    private void EndUseOfAdvance()
    {
        var used = loan.Advance - left;
        if (!used.IsZero)
        {
            loan.Advance = left;
            End(AllocationSource.Advance, used);
        }
    }

    private void End(AllocationSource from, Dong amount) => allocations.Add(new Allocation(loan.Today, from, amount, parts));

    /// <summary>Moves money from what is left to a component; parts of one component that follow each other are one part.</summary>
    private Dong Take(PaymentComponent component, Instalment? row, Dong owed, Dong taken)
    {
        if (taken.IsZero)
        {
            if (!owed.IsZero)
            {
                explanation?.Took(new AllocationStep(allocations.Count, component, row?.No, row?.DueDate, owed, taken, left));
            }

            return taken;
        }

        left -= taken;
        if (parts.Count > 0 && parts[^1].Component == component)
        {
            parts[^1] = new AllocatedPart(component, parts[^1].Amount + taken);
        }
        else
        {
            parts.Add(new AllocatedPart(component, taken));
        }

        explanation?.Took(new AllocationStep(allocations.Count, component, row?.No, row?.DueDate, owed, taken, left));
        return taken;
    }
}
