using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Http.Tunnels;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// Sends through a proxy. What the proxy refuses, before the tracker is reached, is a named fault; it never goes another way instead. After a refusal the
/// proxy's secret is read again by the next request.
/// </summary>
internal sealed class EgressHandler(EgressOptions options, ISecretStore secrets, TunnelWatch watch) : HttpMessageHandler
{
    private readonly SemaphoreSlim opening = new(1, 1);
    private HttpMessageInvoker? way;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await SendThroughAsync(request, cancellationToken);
            watch.Answered();
            return response;
        }
        catch (FaultException exception)
        {
            watch.Failed(exception.Fault);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendThroughAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken);
        try
        {
            var response = await opened.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.ProxyAuthenticationRequired)
                return response;
            response.Dispose();
            throw EgressRefusal.Refused(options, HttpStatusCode.ProxyAuthenticationRequired, null);
        }
        catch (HttpRequestException exception) when (EgressRefusal.Find(options, exception) is { } fault)
        {
            Forget(opened);
            throw fault;
        }
        catch (AskPersonFaultException)
        {
            Forget(opened);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            way?.Dispose();
            opening.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpMessageInvoker> OpenAsync(CancellationToken cancellationToken)
    {
        if (way is { } known)
            return known;
        await opening.WaitAsync(cancellationToken);
        try
        {
            return way ??= await MakeAsync(cancellationToken);
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task<HttpMessageInvoker> MakeAsync(CancellationToken cancellationToken)
    {
        var handler = ServiceHandler.Create();
        handler.UseProxy = true;
        handler.Proxy = new EgressProxy(options.Proxy!) { Credentials = await ReadCredentialsAsync(cancellationToken) };
        return new HttpMessageInvoker(handler);
    }

    private async Task<NetworkCredential?> ReadCredentialsAsync(CancellationToken cancellationToken)
    {
        if (options.ProxySecret is not { } name)
            return null;
        var value = (await secrets.GetAsync(name, cancellationToken))?.Reveal().Trim() ?? throw EgressRefusal.SecretMissing(options);
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? new NetworkCredential(value[..colon], value[(colon + 1)..]) : throw EgressRefusal.SecretUnreadable(options);
    }

    private void Forget(HttpMessageInvoker refused)
    {
        if (Interlocked.CompareExchange(ref way, null, refused) == refused)
            refused.Dispose();
    }
}
