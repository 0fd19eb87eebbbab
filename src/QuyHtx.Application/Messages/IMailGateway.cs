namespace QuyHtx.Application.Messages;

/// <summary>Cổng thư điện tử, at the edge of the process: hands one letter to a mail server.</summary>
public interface IMailGateway
{
    /// <summary>False where no mail server is set up: messages then stay queued and visible.</summary>
    bool IsSetUp { get; }

    /// <summary>Sends a letter; what the server said is in the answer, whatever it was.</summary>
    Task<Delivery> SendAsync(string recipient, string subject, string body, CancellationToken cancellation);
}

/// <summary>What became of an attempt to send.</summary>
/// <param name="Result">Sent, to be tried again, or refused for good.</param>
/// <param name="Outcome">What the server said.</param>
public sealed record Delivery(DeliveryResult Result, string Outcome);

/// <summary>Kết quả gửi.</summary>
public enum DeliveryResult
{
    /// <summary>Đã gửi.</summary>
    Sent,

    /// <summary>Chưa gửi được, sẽ thử lại.</summary>
    TryAgain,

    /// <summary>Máy chủ từ chối hẳn.</summary>
    Refused,
}
