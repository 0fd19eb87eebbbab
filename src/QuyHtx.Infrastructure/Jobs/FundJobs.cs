using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Infrastructure.Jobs;

/// <summary>Every recurring job of the fund.</summary>
public static class FundJobs
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    /// <summary>Khóa sổ: every day that is over and still open, so that nights missed are made up for by the next.</summary>
    public static readonly RecurringJob CloseDays = new RecurringJob("close-days", "Khóa sổ các ngày đã qua", "0 30 0 * * ?", CloseAsync)
    {
        When = "00:30 hằng ngày",
        Purpose = "Khóa mọi ngày đã qua mà chưa khóa: tính lãi, phân nhóm nợ, hạch toán, niêm phong sổ, lập thư nhắc nợ và chuyển ngày nghiệp vụ. "
            + "Đêm nào máy tắt thì lần chạy sau khóa bù.",
    };

    /// <summary>Gửi tin nhắn nhắc nợ.</summary>
    public static readonly RecurringJob SendMessages = new RecurringJob("send-messages", "Gửi thư nhắc nợ đang chờ", "0 0/10 6-20 * * ?", SendAsync)
    {
        When = "10 phút một lần, từ 06:00 đến 20:50 hằng ngày",
        Purpose = "Chuyển các thư nhắc nợ đang chờ cho máy chủ thư và ghi lại kết quả. Thư chờ quá lâu không còn đúng nữa thì bỏ, không gửi.",
    };

    /// <summary>All of them.</summary>
    public static readonly JobCatalogue Catalogue = new([CloseDays, SendMessages]);

    private static async Task<string> CloseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (!await services.GetRequiredService<FundDbContext>().Funds.AnyAsync(cancellation))
        {
            return "Chưa lập Quỹ, không có ngày nào để khóa.";
        }

        var today = VietnamTime.DateOf(Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow()));
        var run = await services.GetRequiredService<DayCloser>().CloseAsync(today.PlusDays(-1), progress: null, cancellation);

        // A day that loans keep open is a run that failed: it is tried again, and people are to see it.
        return run.Failures.Count == 0
            ? $"Ngày nghiệp vụ nay là {Day.Format(run.BusinessDate)}."
            : throw new InvalidOperationException(string.Join("; ", run.Failures.Select(loan => $"{loan.ContractNumber}: {loan.Error}")));
    }

    private static async Task<string> SendAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (!services.GetRequiredService<IMailGateway>().IsSetUp)
        {
            return "Chưa cài đặt máy chủ thư: thư vẫn nằm chờ.";
        }

        var (sent, notSent) = await services.GetRequiredService<MessageDispatch>().SendDueAsync(cancellation);
        return (sent, notSent) switch
        {
            (0, 0) => "Không có thư nào đến lượt gửi.",
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"Đã gửi {sent} thư."),
            _ => string.Create(CultureInfo.InvariantCulture, $"Đã gửi {sent} thư, {notSent} thư chưa gửi được."),
        };
    }
}
