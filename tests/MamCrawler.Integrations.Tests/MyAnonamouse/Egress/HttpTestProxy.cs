using System.Text;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Egress;

/// <summary>An HTTP proxy: CONNECT for https, whole addresses for http.</summary>
internal sealed class HttpTestProxy : TestProxy
{
    /// <summary>What it answers in the place of the server; null to go on.</summary>
    public string? Refusal { get; set; }

    protected override string Scheme => Certificate is null ? "http" : "https";

    protected override async Task ServeAsync(Stream client, CancellationToken cancellationToken)
    {
        while (await ReadHeadAsync(client, cancellationToken) is { } head)
        {
            var lines = head.Split("\r\n");
            var (method, target) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
            var given = lines.FirstOrDefault(line => line.StartsWith("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase))?[27..];
            Log.Enqueue($"{method} {target} {(given is null ? "-" : Encoding.UTF8.GetString(Convert.FromBase64String(given)))}");
            var answer =
                Credential is { } needed && given != Convert.ToBase64String(Encoding.UTF8.GetBytes(needed))
                    ? "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"home\""
                    : Refusal;
            if (answer is not null)
            {
                await WriteAsync(client, $"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", cancellationToken);
                return;
            }

            var server = new Uri(method == "CONNECT" ? $"http://{target}/" : target);
            await using var upstream = await ConnectAsync(server.Host, server.Port, cancellationToken);
            if (method == "CONNECT")
                await WriteAsync(client, "HTTP/1.1 200 Connection established\r\n\r\n", cancellationToken);
            else
                await WriteAsync(upstream, $"{method} {server.PathAndQuery} HTTP/1.1\r\nConnection: close\r\n{Rest(lines)}", cancellationToken);
            await PumpAsync(client, upstream, cancellationToken);
            return;
        }
    }

    private static string Rest(string[] lines) =>
        string.Join("\r\n", lines.Skip(1).Where(line => !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)));

    private static async Task<string?> ReadHeadAsync(Stream client, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await client.ReadAsync(one, cancellationToken) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static async Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);
}
