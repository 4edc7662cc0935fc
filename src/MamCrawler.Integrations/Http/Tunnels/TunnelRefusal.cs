using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>Tells what a tunnel refused from what a service answered. The shapes are those measured on real proxies: a 400 in HTML, a closed connection, a TLS alert, a redirect.</summary>
internal sealed class TunnelRefusal(TunnelOptions options, TunnelTarget target, X509Certificate2? certificate, TimeProvider time)
{
    private const int BodyRead = 4096;

    internal async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400 and not 304)
            throw Refused(
                $"answered with a redirect ({status}){Destination(response)}, as a login page does",
                "Check the tunnel's headers and the base address with its path prefix."
            );
        if (status is 495 or 496)
            throw Refused($"answered {status}, which refuses the client certificate", CertificateAdvice());
        if (status is not (400 or 401 or 403 or 407 or 502 or 503 or 504))
            return;
        var body = await ReadStartAsync(response, cancellationToken);
        if (!body.StartsWith('<'))
            return;
        if (status is 502 or 503 or 504)
            throw Unreachable(
                $"The proxy in front of {target.Service} answered {status}: it cannot reach {target.Service}. Start {target.Service} or wait until it is back.",
                null
            );
        if (status != 400)
            throw Refused($"answered {status} with a page of its own", "Check the tunnel's headers and the secrets they name.");
        if (body.Contains("No required SSL certificate", StringComparison.OrdinalIgnoreCase))
            throw Refused("demands a client certificate and got none", CertificateAdvice());
        if (body.Contains("SSL certificate", StringComparison.OrdinalIgnoreCase))
            throw Refused("refused the client certificate: its authority, its dates, its usage or a revocation", CertificateAdvice());
    }

    internal FaultException Classify(HttpRequestException exception, bool workedBefore)
    {
        if (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
            return new StopFaultException(
                FaultName.ShapeChanged,
                target.Service,
                $"{target.Service} answered with more than {options.MaximumAnswerBytes} bytes; the answer was not read. Ask for less at once.",
                exception
            );
        if (Chain(exception).OfType<AuthenticationException>().FirstOrDefault() is { } authentication)
            return Handshake(authentication);
        var secure = options.BaseAddress.Scheme == Uri.UriSchemeHttps;
        var connected = exception.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);
        if (secure && connected && !workedBefore)
            return Refused("closed the connection without an answer, as it does when it refuses a client certificate", CertificateAdvice(), exception);
        var what = exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"The name {options.BaseAddress.Host} of {target.Service} could not be resolved",
            _ when !connected => $"Nothing answers at {options.BaseAddress.Host}:{options.BaseAddress.Port}, where {target.Service} should be",
            _ => $"The connection to {target.Service} broke before the answer was complete",
        };
        return Unreachable($"{what}; nothing is lost, it is tried again later. If it stays so, check that {target.Service} and the tunnel run.", exception);
    }

    internal FaultException TimedOut(Exception exception) =>
        Unreachable(
            $"{target.Service} did not answer within {options.Timeout.TotalSeconds:0.#} s; it is tried again later. If it stays so, check the tunnel.",
            exception
        );

    private AskPersonFaultException Handshake(AuthenticationException exception) =>
        exception is UntrustedServerException
            ? Refused(
                "showed a certificate that is not trusted, has expired or belongs to another host name",
                options.PinnedAuthority is null
                    ? "Check the server's certificate, or pin the authority that issued it."
                    : "Check the server's certificate and the pinned authority.",
                exception
            )
            : Refused("ended the TLS handshake, as it does when it refuses a client certificate", CertificateAdvice(), exception);

    private string CertificateAdvice() =>
        certificate switch
        {
            null => "No client certificate is set: put one in the secret store as a PFX and name it in ClientCertificateSecret.",
            _ when certificate.NotAfter.ToUniversalTime() < time.GetUtcNow().UtcDateTime =>
                $"The client certificate expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}: issue a new one.",
            _ =>
                $"The client certificate runs until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}; check that the tunnel's authority issued it, for client use, and has not revoked it.",
        };

    private AskPersonFaultException Refused(string what, string advice, Exception? inner = null) =>
        new(
            FaultName.TunnelAuthenticationFailed,
            target.Service,
            $"The tunnel to {target.Service} {what}; {target.Service} itself was not reached. {advice}",
            inner
        );

    private WaitFaultException Unreachable(string sentence, Exception? inner) => new(target.Unreachable, target.Service, sentence, innerException: inner);

    private static string Destination(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {location.Host}" : "";

    private static async Task<string> ReadStartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, BodyRead))).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
