using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MamCrawler.Drills;

/// <summary>What a tunnel shows to somebody without a valid token: a redirect to its login page for everything. Keeps what came, to see whether a secret was among it.</summary>
public sealed class LoginPage : IDisposable
{
    private const string Answer =
        "HTTP/1.1 302 Found\r\nLocation: https://home.cloudflareaccess.example/cdn-cgi/access/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly StringBuilder received = new();
    private readonly Task work;

    public LoginPage()
    {
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        work = Task.Run(ServeAsync);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Everything that was sent to it.</summary>
    public string Received
    {
        get
        {
            lock (received)
            {
                return received.ToString();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        work.Wait(TimeSpan.FromSeconds(5));
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (stop.IsCancellationRequested && exception is OperationCanceledException or SocketException)
        {
            // It was disposed: nobody waits for an answer any more.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[16 * 1024];
        var read = await stream.ReadAsync(buffer, stop.Token);
        lock (received)
        {
            received.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer), stop.Token);
    }
}
