using QuyHtx.Application.Messages;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>A mail server that is set up or not, for what only asks that; letters themselves leave to a real server in the tests of sending.</summary>
internal sealed class MailSwitch : IMailGateway
{
    public bool IsSetUp { get; set; }

    public Task<Delivery> SendAsync(string recipient, string subject, string body, CancellationToken cancellation) =>
        throw new InvalidOperationException("no letter leaves by this");
}
