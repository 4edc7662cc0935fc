using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Egress;

/// <summary>A real proxy on loopback. It goes out from 127.0.0.2, so that a server sees who came through it.</summary>
internal abstract class TestProxy : IAsyncDisposable
{
    public const string Outside = "127.0.0.2";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> work = [];

    protected TestProxy()
    {
        listener.Start();
        work.Add(AcceptAsync());
    }

    /// <summary>"user:password", or null when nobody is asked.</summary>
    public string? Credential { get; set; }

    /// <summary>What was asked for, and with which credential.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>What it shows of itself; null for a proxy without TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    protected abstract string Scheme { get; }

    public Uri Address => new($"{Scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await Task.WhenAll(work);
        stop.Dispose();
    }

    /// <summary>Talks to one client; what it throws ends only that connection.</summary>
    protected abstract Task ServeAsync(Stream client, CancellationToken cancellationToken);

    protected static async Task<NetworkStream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(Outside), 0));
        await socket.ConnectAsync(host, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Passes bytes on in both directions until the server has finished.</summary>
    protected static async Task PumpAsync(Stream client, NetworkStream server, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = client.CopyToAsync(server, done.Token);
        await server.CopyToAsync(client, done.Token);
        await done.CancelAsync();
        await sending.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                work.Add(RunAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RunAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (Certificate is null)
                {
                    await ServeAsync(client.GetStream(), stop.Token);
                    return;
                }

                await using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(Certificate);
                await ServeAsync(secure, stop.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or AuthenticationException)
            {
                Log.Enqueue($"broken {exception.GetType().Name}");
            }
        }
    }
}
