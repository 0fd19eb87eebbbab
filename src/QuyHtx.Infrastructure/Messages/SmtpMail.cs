using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using QuyHtx.Application.Messages;

namespace QuyHtx.Infrastructure.Messages;

/// <summary>The section Messages:Smtp of the settings.</summary>
public sealed class SmtpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Messages:Smtp";

    /// <summary>The mail server; empty while there is none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS).</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>The account; empty where the server asks for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name.</summary>
    public string FromName { get; set; } = "";

    /// <summary>How long one letter may take.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>Sends by SMTP with the framework's own client.</summary>
internal sealed class SmtpMail(IOptionsMonitor<SmtpOptions> options) : IMailGateway
{
    public bool IsSetUp => options.CurrentValue is { Host.Length: > 0, From.Length: > 0 };

    public async Task<Delivery> SendAsync(string recipient, string subject, string body, CancellationToken cancellation)
    {
        var smtp = options.CurrentValue;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds));
        try
        {
            using var letter = new MailMessage(new MailAddress(smtp.From, smtp.FromName, Encoding.UTF8), new MailAddress(recipient))
            {
                Subject = subject,
                SubjectEncoding = Encoding.UTF8,
                Body = body,
                BodyEncoding = Encoding.UTF8,
            };
            using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UseTls };
            if (smtp.UserName.Length > 0)
            {
                client.Credentials = new NetworkCredential(smtp.UserName, smtp.Password);
            }

            await client.SendMailAsync(letter, timeout.Token);
            return new Delivery(DeliveryResult.Sent, "");
        }
        catch (FormatException problem)
        {
            return new Delivery(DeliveryResult.Refused, problem.Message);
        }
        catch (SmtpException problem)
        {
            return new Delivery(IsForGood(problem.StatusCode) ? DeliveryResult.Refused : DeliveryResult.TryAgain, problem.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Delivery(DeliveryResult.TryAgain, $"timeout {smtp.TimeoutSeconds} s");
        }
    }

    /// <summary>A reply of 5xx about the letter or the mailbox will not change; anything else may.</summary>
    private static bool IsForGood(SmtpStatusCode reply) => reply is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.TransactionFailed or SmtpStatusCode.ExceededStorageAllocation;
}
