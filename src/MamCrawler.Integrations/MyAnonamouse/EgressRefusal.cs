using System.Net;
using System.Security.Authentication;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Tells what the proxy refused from what the tracker answered. None of these requests reached the tracker.</summary>
internal static class EgressRefusal
{
    private const string Service = MyAnonamouseOptions.Service;
    private const string Unasked = "the tracker was not asked, and no other way is taken.";

    /// <summary>The fault; null for what did not come from the proxy.</summary>
    internal static FaultException? Find(EgressOptions options, HttpRequestException exception) =>
        exception.HttpRequestError switch
        {
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => new WaitFaultException(
                FaultName.TrackerUnreachable,
                Service,
                $"Nothing answers at the {Name(options)}, the way out to the tracker; {Unasked} It is tried again later; check that the proxy and the machine it stands on run.",
                innerException: exception
            ),
            HttpRequestError.ProxyTunnelError when exception.StatusCode is null && !SpeaksOfLogin(exception) => Unreachable(options, "says", exception),
            HttpRequestError.ProxyTunnelError => Refused(options, exception.StatusCode, exception),
            HttpRequestError.SecureConnectionError when exception.InnerException is AuthenticationException inner => new AskPersonFaultException(
                FaultName.TunnelAuthenticationFailed,
                Service,
                $"The way through the {Name(options)} to the tracker could not be secured ({inner.Message.TrimEnd('.')}); {Unasked} "
                    + "Check the proxy's certificate, which must be one that every machine trusts, and that nothing behind it answers in the tracker's place.",
                exception
            ),
            _ => null,
        };

    /// <summary>The proxy answered itself.</summary>
    internal static FaultException Refused(EgressOptions options, HttpStatusCode? status, Exception? inner) =>
        status is >= HttpStatusCode.InternalServerError
            ? Unreachable(options, $"answered {(int)status}:", inner)
            : new AskPersonFaultException(
                FaultName.TunnelAuthenticationFailed,
                Service,
                $"The {Name(options)}, the way out to the tracker, refused{(status is null ? "" : $" ({(int)status})")}; {Unasked} {Advice(options)}",
                inner
            );

    internal static AskPersonFaultException SecretMissing(EgressOptions options) =>
        new(
            FaultName.NotConfigured,
            Service,
            $"The secret '{options.ProxySecret}', which the {Name(options)} needs, is not in the secret store; {Unasked} Set it to the proxy's user and password with a colon between them."
        );

    internal static AskPersonFaultException SecretUnreadable(EgressOptions options) =>
        new(
            FaultName.NotConfigured,
            Service,
            $"The secret '{options.ProxySecret}' is not a user and a password with a colon between them, as the {Name(options)} needs them; {Unasked} Set it again."
        );

    private static WaitFaultException Unreachable(EgressOptions options, string says, Exception? inner) =>
        new(
            FaultName.TrackerUnreachable,
            Service,
            $"The {Name(options)}, the way out to the tracker, {says} it cannot reach the tracker; {Unasked} It is tried again later; check its connection.",
            innerException: inner
        );

    // SOCKS has no status; the framework says in words, which are not translated here, whether the login failed or what is behind the proxy.
    private static bool SpeaksOfLogin(Exception exception) =>
        exception.InnerException?.Message.Contains("authenticat", StringComparison.OrdinalIgnoreCase) == true;

    private static string Name(EgressOptions options) => $"proxy {options.Proxy!.Host}:{options.Proxy.Port}";

    private static string Advice(EgressOptions options) =>
        options.ProxySecret is { } secret
            ? $"Check the user and password in the secret '{secret}', and that the proxy lets them go to the tracker."
            : "Check that it lets this program go to the tracker without a password, or name the secret that holds its user and password.";
}
