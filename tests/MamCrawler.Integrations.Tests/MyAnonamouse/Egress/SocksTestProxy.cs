using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Egress;

/// <summary>A SOCKS proxy, version 5 (RFC 1928), with user and password (RFC 1929) when there is a credential.</summary>
internal sealed class SocksTestProxy : TestProxy
{
    private const byte NoLogin = 0;
    private const byte Password = 2;

    /// <summary>True when nothing behind it can be reached.</summary>
    public bool CutOff { get; set; }

    protected override string Scheme => "socks5";

    protected override async Task ServeAsync(Stream client, CancellationToken cancellationToken)
    {
        var methods = await ReadAsync(client, (await ReadAsync(client, 2, cancellationToken))[1], cancellationToken);
        var wanted = Credential is null ? NoLogin : Password;
        await client.WriteAsync(new byte[] { 5, methods.Contains(wanted) ? wanted : (byte)0xFF }, cancellationToken);
        if (!methods.Contains(wanted) || (wanted == Password && !await LogInAsync(client, cancellationToken)))
            return;
        var (host, port) = await ReadTargetAsync(client, cancellationToken);
        Log.Enqueue($"connect {host}:{port}");
        if (CutOff)
        {
            await client.WriteAsync(new byte[] { 5, 4, 0, 1, 0, 0, 0, 0, 0, 0 }, cancellationToken);
            return;
        }

        await using var server = await ConnectAsync(host, port, cancellationToken);
        await client.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 }, cancellationToken);
        await PumpAsync(client, server, cancellationToken);
    }

    private async Task<bool> LogInAsync(Stream client, CancellationToken cancellationToken)
    {
        var user = await ReadAsync(client, (await ReadAsync(client, 2, cancellationToken))[1], cancellationToken);
        var password = await ReadAsync(client, (await ReadAsync(client, 1, cancellationToken))[0], cancellationToken);
        var given = $"{Encoding.UTF8.GetString(user)}:{Encoding.UTF8.GetString(password)}";
        Log.Enqueue($"login {given}");
        await client.WriteAsync(new byte[] { 1, given == Credential ? (byte)0 : (byte)1 }, cancellationToken);
        return given == Credential;
    }

    private static async Task<(string Host, int Port)> ReadTargetAsync(Stream client, CancellationToken cancellationToken)
    {
        var kind = (await ReadAsync(client, 4, cancellationToken))[3];
        var host = kind switch
        {
            1 => new IPAddress(await ReadAsync(client, 4, cancellationToken)).ToString(),
            4 => new IPAddress(await ReadAsync(client, 16, cancellationToken)).ToString(),
            _ => Encoding.ASCII.GetString(await ReadAsync(client, (await ReadAsync(client, 1, cancellationToken))[0], cancellationToken)),
        };
        return (host, BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(client, 2, cancellationToken)));
    }

    private static async Task<byte[]> ReadAsync(Stream client, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
