using Bogus;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Loans;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// The life of a signed loan, told as it happens: a date that is yielded is the day on which it goes on. How much is to be paid nobody here
/// computes; it is read from the loan's statement on the day, as at the counter.
/// </summary>
internal sealed class LoanLife(DemoLoanDesk loan, LoanTemper temper, Dong approved, bool firstProposalRefused, Randomizer random)
{
    /// <summary>Of larger loans, a part is paid out later.</summary>
    private const long TwoTranchesFrom = 400_000_000;

    private const int PercentOfFirstTranche = 60;

    /// <summary>Group 5 begins with the 180th day past due.</summary>
    private const int DaysUntilWriteOff = 184;

    private readonly DemoDesk desk = loan.Desk;

    /// <summary>From this day on a borrower who stops paying pays nothing.</summary>
    private readonly LocalDate stopsOn = loan.Desk.LastDay.PlusDays(-random.Number(8, 230));

    /// <summary>From signing to the last payment.</summary>
    public async IAsyncEnumerable<LocalDate> LiveAsync()
    {
        await foreach (var day in PaidOutAsync())
        {
            yield return day;
        }

        for (var row = 1; await loan.NextDueAsync() is { } due; row++)
        {
            if (temper == LoanTemper.WrittenOff && row > 1)
            {
                break;
            }

            if (temper == LoanTemper.Overdue && due.Date >= stopsOn)
            {
                await foreach (var day in UrgedInVainAsync(due))
                {
                    yield return day;
                }

                yield break;
            }

            await foreach (var day in ServedAsync(row, due))
            {
                yield return day;
            }
        }

        if (temper == LoanTemper.WrittenOff)
        {
            await foreach (var day in WrittenOffAsync())
            {
                yield return day;
            }
        }
    }

    /// <summary>Giải ngân: once the fund has the money, in one tranche or two.</summary>
    private async IAsyncEnumerable<LocalDate> PaidOutAsync()
    {
        yield return desk.In(random.Number(1, 5));
        if (firstProposalRefused)
        {
            var refused = await loan.ProposeAsync(LoanTransactionKind.Disbursement, "Giải ngân", approved);
            await desk.Send(desk.SecondAccountant, new RefuseProposal(desk.NewKey(), refused, "Thiếu giấy đăng ký biện pháp bảo đảm"));
            yield return desk.In(3);
        }

        await foreach (var day in UntilTheFundHasAsync(approved))
        {
            yield return day;
        }

        if (approved.Value < TwoTranchesFrom || random.Bool())
        {
            await loan.PayOutAsync(approved, "Giải ngân theo hợp đồng");
            yield break;
        }

        var first = new Dong(approved.Value * PercentOfFirstTranche / 100);
        await loan.PayOutAsync(first, "Giải ngân đợt 1");
        yield return desk.In(random.Number(30, 55));
        await foreach (var day in UntilTheFundHasAsync(approved - first))
        {
            yield return day;
        }

        await loan.PayOutAsync(approved - first, "Giải ngân đợt 2");
    }

    /// <summary>Waits for repayments or capital where the fund has too little in the bank; others may have drawn on it since it was last looked at.</summary>
    private async IAsyncEnumerable<LocalDate> UntilTheFundHasAsync(Dong amount)
    {
        while ((await desk.Send(desk.Accountant, new GetFundPosition())).Cash < amount)
        {
            yield return desk.In(20);
        }
    }

    private IAsyncEnumerable<LocalDate> ServedAsync(int row, NextRow due) => (temper, row) switch
    {
        (LoanTemper.Early, _) => EarlyAsync(due),
        (LoanTemper.Late, _) => LateAsync(due, random.Number(3, 24)),
        (LoanTemper.Waived, 1) => WaivedAsync(due),
        (LoanTemper.Partial, _) when row % 2 == 1 => InTwoPartsAsync(due),
        (LoanTemper.BackDated, _) when row % 2 == 1 => EnteredLateAsync(due),
        (LoanTemper.Mistaken, 1) => MistakenAsync(due),
        (LoanTemper.Overpaying, 1) => OverpaidAsync(due),
        (LoanTemper.Prepaying, 2) => PrepaidAsync(due),
        (LoanTemper.SettlingEarly, 3) => SettledAsync(due),
        (LoanTemper.Rescheduled, 2) => RestructuredAsync(due, RestructuringKind.Reschedule, monthsMore: 0),
        (LoanTemper.Extended, 2) => RestructuredAsync(due, RestructuringKind.Extend, monthsMore: 6),
        (LoanTemper.OnTime or LoanTemper.Waived or LoanTemper.Partial or LoanTemper.BackDated or LoanTemper.Mistaken or LoanTemper.Overpaying
            or LoanTemper.Prepaying or LoanTemper.SettlingEarly or LoanTemper.Rescheduled or LoanTemper.Extended or LoanTemper.WrittenOff
            or LoanTemper.Overdue, _) => LateAsync(due, days: 0),
    };

    /// <summary>Who is more than a week late is called, promises the day on which the money then comes, and keeps it.</summary>
    private async IAsyncEnumerable<LocalDate> LateAsync(NextRow due, int days)
    {
        if (days > 7)
        {
            yield return desk.WorkingDay(due.Date, 3);
            await loan.UrgeAsync(ContactChannel.Call, "Đang chờ tiền bán nông sản, hẹn trả đủ khi thu được tiền", desk.WorkingDay(due.Date, days));
        }

        yield return desk.WorkingDay(due.Date, days);
        await loan.PayWhatIsOwedAsync(days == 0 ? "Thu nợ đến hạn" : "Thu nợ quá hạn");
    }

    /// <summary>Who has stopped paying promises, is written to and visited, and does not pay.</summary>
    private async IAsyncEnumerable<LocalDate> UrgedInVainAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date, 2);
        await loan.UrgeAsync(ContactChannel.Call, "Giá thu mua giảm, xin khất đến khi bán xong vụ", desk.In(15));
        yield return desk.In(20);
        await loan.UrgeAsync(ContactChannel.Letter, "Gửi thông báo nợ quá hạn, yêu cầu trả trước cuối tháng");
        yield return desk.In(30);
        await loan.UrgeAsync(ContactChannel.Visit, "Làm việc tại trụ sở, có biên bản: vườn cây còn tốt, cam kết trả từ vụ tới", desk.In(60));
    }

    private async IAsyncEnumerable<LocalDate> EarlyAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date, -random.Number(4, 9));
        if (desk.Today < due.Date)
        {
            await loan.ReceiveAsync(due.Planned, "Khách hàng nộp trước ngày đến hạn");
        }

        // Planned is what was planned at signing; where that was not enough, the rest is paid on the day.
        yield return desk.WorkingDay(due.Date);
        await loan.PayWhatIsOwedAsync("Thu phần còn thiếu");
    }

    private async IAsyncEnumerable<LocalDate> InTwoPartsAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date);
        await loan.ReceiveAsync(Rounded(await loan.OwedAsync(), 50), "Khách hàng nộp một phần");
        yield return desk.In(random.Number(6, 16));
        await loan.PayWhatIsOwedAsync("Thu phần còn lại");
    }

    private async IAsyncEnumerable<LocalDate> EnteredLateAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date, random.Number(2, 6));
        await loan.ReceiveAsync(await loan.OwedAsync(due.Date), "Báo có ngân hàng về muộn, ghi theo ngày tiền đến", on: due.Date);
        yield return desk.In(1);
        await loan.PayWhatIsOwedAsync("Thu phần còn thiếu");
    }

    private async IAsyncEnumerable<LocalDate> MistakenAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date);
        var owed = await loan.OwedAsync();
        var wrong = await loan.ReceiveAsync(new Dong(owed.Value + 9_000_000), "Thu nợ đến hạn");
        yield return desk.In(1);
        if (wrong is { } transaction)
        {
            await loan.CarryAsync(LoanTransactionKind.Reversal, "Ghi nhầm số tiền", desk.SecondAccountant, reverses: transaction);
            await loan.ReceiveAsync(owed, "Ghi lại đúng số tiền theo phiếu thu", on: due.Date);
        }
    }

    private async IAsyncEnumerable<LocalDate> OverpaidAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date);
        await loan.ReceiveAsync(await loan.OwedAsync() + new Dong(5_000_000), "Khách hàng nộp thừa");
        yield return desk.In(1);
        await foreach (var day in UntilTheFundHasAsync(new Dong(5_000_000)))
        {
            yield return day;
        }

        if ((await loan.StateAsync()).Advance is { IsZero: false } advance)
        {
            await loan.CarryAsync(LoanTransactionKind.AdvanceRefund, "Hoàn trả tiền nộp thừa", desk.SecondAccountant, advance);
        }
    }

    private async IAsyncEnumerable<LocalDate> PrepaidAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date);
        var ahead = Rounded((await loan.StateAsync()).PrincipalOutstanding, 20);
        await loan.ReceiveAsync(await loan.OwedAsync() + ahead, "Trả trước hạn một phần gốc", isPrepayment: true);
    }

    private async IAsyncEnumerable<LocalDate> SettledAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date, -random.Number(10, 25));
        var quote = await desk.Send(desk.Accountant, new QuoteSettlement(loan.Id, desk.Today));
        await desk.Send(desk.Accountant, new SettleLoan(desk.NewKey(), loan.Id, quote.Total, "Tất toán trước hạn"));
        if (!quote.AdvanceLeft.IsZero)
        {
            await loan.CarryAsync(LoanTransactionKind.AdvanceRefund, "Hoàn trả tiền trả trước khi tất toán", desk.SecondAccountant, quote.AdvanceLeft);
        }
    }

    /// <summary>Trễ sáu tuần; the interest for being late is waived before the rest is paid.</summary>
    private async IAsyncEnumerable<LocalDate> WaivedAsync(NextRow due)
    {
        yield return desk.WorkingDay(due.Date, 42);
        var state = await loan.StateAsync();
        if (state.OverdueInterestUnpaid + state.LateInterestUnpaid is { IsZero: false } late)
        {
            await loan.CarryAsync(LoanTransactionKind.InterestWaiver, "Miễn lãi chậm trả do thiên tai", desk.Manager, late);
        }

        await loan.PayWhatIsOwedAsync("Thu nợ quá hạn");
    }

    /// <summary>The row is paid, and what is left of the loan gets new dates: within its maturity, or beyond.</summary>
    private async IAsyncEnumerable<LocalDate> RestructuredAsync(NextRow due, RestructuringKind kind, int monthsMore)
    {
        yield return desk.WorkingDay(due.Date);
        await loan.PayWhatIsOwedAsync("Thu nợ đến hạn");
        yield return desk.In(5);
        await loan.RestructureAsync(kind, monthsMore);
    }

    private async IAsyncEnumerable<LocalDate> WrittenOffAsync()
    {
        if (await loan.NextDueAsync() is not { } due)
        {
            yield break;
        }

        yield return desk.WorkingDay(due.Date, DaysUntilWriteOff);
        await loan.CarryAsync(LoanTransactionKind.WriteOff, "Hội đồng xử lý rủi ro: nợ nhóm 5, đã dùng hết biện pháp thu hồi", desk.Manager);
        foreach (var days in new[] { 35, 60 })
        {
            yield return desk.In(days);
            await loan.ReceiveAsync(Rounded((await loan.StateAsync()).PrincipalOutstanding, 15), "Thu hồi nợ đã xử lý rủi ro");
        }
    }

    /// <summary>A share of an amount in whole hundreds of thousands, as people bring money.</summary>
    private static Dong Rounded(Dong amount, int percent) => new(amount.Value * percent / 100 / 100_000 * 100_000);
}
