using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Persistence;

/// <summary>
/// Packages for signing in with Microsoft Entra are left out (Directory.Build.props), so it is tried that a connection opens without them: with
/// something that speaks just enough of SQL Server's protocol (MS-TDS) to accept a password.
/// </summary>
public sealed class SqlServerSignInTests
{
    private const byte Response = 0x04;

    /// <summary>2.2.6.5 PRELOGIN: version 16.0, no encryption, one instance; each option with its place and length, then their values.</summary>
    private static readonly byte[] PreLogin =
    [
        0x00, 0, 16, 0, 6, 0x01, 0, 22, 0, 1, 0x02, 0, 23, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2, 0,
    ];

    [Fact]
    public async Task A_server_that_nobody_started_is_an_outage()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var db = TestDatabases.Open(new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = $"Server=tcp:127.0.0.1,{port};User Id=sa;Password=x;Encrypt=false;Pooling=false;Connect Timeout=5",
        });

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.OpenConnectionAsync());

        Assert.True(DatabaseOutage.IsBehind(refused), refused.ToString());
        Assert.False(DatabaseOutage.IsBehind(new InvalidOperationException("x")));
    }

    [Fact]
    public async Task A_connection_opens_with_a_password()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = AcceptAsync(listener);
        await using var db = TestDatabases.Open(new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = $"Server=tcp:127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};User Id=sa;Password=x;Encrypt=false;Pooling=false;Connect Timeout=20",
        });

        await db.Database.OpenConnectionAsync();

        Assert.Equal(System.Data.ConnectionState.Open, db.Database.GetDbConnection().State);
        await db.Database.CloseConnectionAsync();
        await server;
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await ReadMessageAsync(stream);
        await WriteMessageAsync(stream, PreLogin);
        await ReadMessageAsync(stream);
        await WriteMessageAsync(stream, [.. LoginAcknowledged(), .. Done()]);
    }

    /// <summary>2.2.7.14 LOGINACK: SQL Server 2012's version of the protocol, a name, a version.</summary>
    private static byte[] LoginAcknowledged()
    {
        var name = Encoding.Unicode.GetBytes("test");
        byte[] content = [1, 0x74, 0, 0, 0x04, (byte)(name.Length / 2), .. name, 16, 0, 0, 0];
        return [0xAD, (byte)content.Length, 0, .. content];
    }

    /// <summary>2.2.7.6 DONE: final, no rows.</summary>
    private static byte[] Done() => [0xFD, .. new byte[12]];

    /// <summary>Packets of eight bytes of header, the length in the third and fourth, until one says that it is the last.</summary>
    private static async Task ReadMessageAsync(Stream stream)
    {
        var header = new byte[8];
        do
        {
            await stream.ReadExactlyAsync(header);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length]);
        }
        while ((header[1] & 1) == 0);
    }

    private static async Task WriteMessageAsync(Stream stream, byte[] content)
    {
        byte[] packet = [Response, 1, 0, 0, 0, 0, 1, 0, .. content];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        await stream.WriteAsync(packet);
    }
}
