using System.Net;
using System.Net.Sockets;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Webhooks;

/// <summary>The connections of a webhook: without TLS only to this machine or to a number of a private network, whatever a name resolves to.</summary>
internal static class WebhookHandler
{
    public static SocketsHttpHandler Create()
    {
        var handler = ServiceHandler.Create();
        // A proxy would connect in our place, and this could not look where to.
        handler.UseProxy = false;
        handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var numbers = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp)
            numbers = [.. numbers.Where(WebhookAddress.IsNear)];
        if (numbers.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no address of a private network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(numbers, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
