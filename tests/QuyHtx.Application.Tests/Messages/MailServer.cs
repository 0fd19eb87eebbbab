using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QuyHtx.Application.Tests.Messages;

/// <summary>A real SMTP server on loopback: Debian's python3-aiosmtpd, which keeps what it receives in a mailbox folder.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo mailbox;

    private MailServer(Process process, DirectoryInfo mailbox, int port) => (this.process, this.mailbox, Port) = (process, mailbox, port);

    /// <summary>A port of this machine that nothing listens on.</summary>
    public static int NobodyListens => FreePort();

    public int Port { get; }

    public static async Task<MailServer> StartAsync()
    {
        var mailbox = Directory.CreateTempSubdirectory("quyhtx-mail");
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/python3", ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(mailbox.FullName, "box")]))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await Answers(port))
        {
            await Task.Delay(100, patience.Token);
        }

        return new MailServer(process, mailbox, port);
    }

    /// <summary>What has arrived, read back by Python's own mail parser.</summary>
    public IReadOnlyList<(string Subject, string Body)> Letters()
    {
        const string script = """
            import sys, mailbox, email, email.policy, base64
            for m in mailbox.Maildir(sys.argv[1], factory=None):
                letter = email.message_from_bytes(m.as_bytes(), policy=email.policy.default)
                for text in (str(letter["subject"]), letter.get_content().strip()):
                    print(base64.b64encode(text.encode()).decode())
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script, Path.Combine(mailbox.FullName, "box")]) { RedirectStandardOutput = true })!;
        var lines = python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Encoding.UTF8.GetString(Convert.FromBase64String(line)));
        return [.. lines.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        mailbox.Delete(recursive: true);
    }

    private static async Task<bool> Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
