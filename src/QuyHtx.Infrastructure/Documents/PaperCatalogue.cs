using MediatR;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Papers;
using QuyHtx.Infrastructure.Documents.Forms;

namespace QuyHtx.Infrastructure.Documents;

/// <summary>What is asked of a paper: of which loan, application or transaction, and as of when where the paper leaves a choice.</summary>
/// <param name="Id">The loan, application or transaction.</param>
/// <param name="On">Ngày lập.</param>
/// <param name="From">Từ ngày.</param>
/// <param name="To">Đến ngày.</param>
public sealed record PaperRequest(Guid Id, LocalDate? On = null, LocalDate? From = null, LocalDate? To = null);

/// <summary>Every paper there is, by the name it has in addresses.</summary>
public static class PaperCatalogue
{
    /// <summary>How each is made.</summary>
    public static readonly IReadOnlyDictionary<string, Func<IMediator, PaperRequest, CancellationToken, Task<Paper>>> Papers =
        new Dictionary<string, Func<IMediator, PaperRequest, CancellationToken, Task<Paper>>>
        {
            ["lich-tra-no"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetSchedulePaper(asked.Id, asked.On), cancellation);
                return Of<ScheduleForm>($"Lịch trả nợ {facts.Loan.ContractNumber}", $"{facts.Loan.ContractNumber}-lich-tra-no", facts);
            },
            ["bao-cao-tham-dinh"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetAppraisalPaper(asked.Id), cancellation);
                return Of<AppraisalForm>($"Báo cáo thẩm định {facts.ApplicationNumber}", $"{facts.ApplicationNumber}-bao-cao-tham-dinh", facts);
            },
            ["hop-dong"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetContractPaper(asked.Id), cancellation);
                return Of<ContractForm>($"Hợp đồng tín dụng {facts.Loan.ContractNumber}", $"{facts.Loan.ContractNumber}-hop-dong", facts);
            },
            ["giay-nhan-no"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetDebtAcknowledgement(asked.Id), cancellation);
                return Of<DebtAcknowledgementForm>(
                    $"Giấy nhận nợ {facts.Loan.ContractNumber}, đợt {facts.Tranche}", $"{facts.Loan.ContractNumber}-giay-nhan-no-{facts.Tranche}", facts);
            },
            ["phieu-thu"] = (mediator, asked, cancellation) => VoucherAsync(mediator, asked, VoucherKind.Receipt, "Phiếu thu", "phieu-thu", cancellation),
            ["phieu-chi"] = (mediator, asked, cancellation) => VoucherAsync(mediator, asked, VoucherKind.Payment, "Phiếu chi", "phieu-chi", cancellation),
            ["thong-bao-den-han"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetDueNotice(asked.Id, asked.On), cancellation);
                return Of<DueNoticeForm>(
                    $"Thông báo nợ đến hạn {facts.Loan.ContractNumber}", Dated($"{facts.Loan.ContractNumber}-thong-bao-den-han", facts.DueDate), facts);
            },
            ["thong-bao-qua-han"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetOverdueNotice(asked.Id, asked.On), cancellation);
                return Of<OverdueNoticeForm>(
                    $"Thông báo nợ quá hạn {facts.Loan.ContractNumber}", Dated($"{facts.Loan.ContractNumber}-thong-bao-qua-han", facts.Letterhead.Date), facts);
            },
            ["sao-ke"] = async (mediator, asked, cancellation) =>
            {
                var facts = await mediator.Send(new GetStatementPaper(asked.Id, asked.From, asked.To, asked.On), cancellation);
                return Of<StatementForm>($"Sao kê {facts.Loan.ContractNumber}", Dated($"{facts.Loan.ContractNumber}-sao-ke", facts.To), facts);
            },
        };

    private static async Task<Paper> VoucherAsync(
        IMediator mediator, PaperRequest asked, VoucherKind kind, string title, string fileName, CancellationToken cancellation)
    {
        var facts = await mediator.Send(new GetVoucher(asked.Id, kind), cancellation);
        return Of<VoucherForm>($"{title} số {facts.EntryNo}", $"{facts.Loan.ContractNumber}-{fileName}-{facts.EntryNo}", facts);
    }

    private static string Dated(string name, LocalDate date) => $"{name}-{LocalDatePattern.Iso.Format(date)}";

    private static Paper Of<TForm>(string title, string fileName, object facts) => new(title, fileName, typeof(TForm), facts);
}
