using System.Net;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>qBittorrent's refusals by name. 401 means that Host or Origin was refused, 403 that there is no session or a ban.</summary>
internal static class QBittorrentFaults
{
    internal const string Service = "qBittorrent";

    internal static AskPersonFaultException HostRefused() =>
        new(
            FaultName.ClientHostRefused,
            Service,
            "qBittorrent refused the Host header (401), so nothing is sent to it. Set the tunnel's Host to the Web UI's own address and port, such as 127.0.0.1:8080, "
                + "or add the name to the Web UI's server domains."
        );

    internal static AskPersonFaultException PasswordRefused(string secretName) =>
        new(
            FaultName.ClientAuthenticationFailed,
            Service,
            $"qBittorrent refused user name or password (secret '{secretName}'). It is not tried again until the secret changes, because a few more attempts would ban "
                + $"everybody behind the tunnel. Set it with 'secret set {secretName}'."
        );

    internal static AskPersonFaultException KeyRefused(string secretName) =>
        new(
            FaultName.ClientAuthenticationFailed,
            Service,
            $"qBittorrent refused the API key (secret '{secretName}'), or is older than 5.2, which has none. It is not tried again until the secret changes. "
                + "Make a new key in the Web UI's settings, or use a user name and a password."
        );

    internal static AskPersonFaultException NoCredential() =>
        new(
            FaultName.NotConfigured,
            Service,
            "qBittorrent asks for a login, and there is neither a password nor an API key. Keep one with: mamcrawler secret set qbittorrent-password (or qbittorrent-api-key, from version 5.2 on)."
        );

    internal static AskPersonFaultException MissingSecret(string secretName) =>
        new(
            FaultName.NotConfigured,
            Service,
            $"The secret '{secretName}', which qBittorrent's login needs, is not in the secret store. Set it with 'secret set {secretName}'."
        );

    internal static AskPersonFaultException SessionRefused() =>
        new(
            FaultName.ClientAuthenticationFailed,
            Service,
            "qBittorrent accepted the login and then refused the session it gave (403). A proxy on the way may drop cookies or change the Host header; check the tunnel."
        );

    internal static AskPersonFaultException Banned(DateTimeOffset until) =>
        new(
            FaultName.ClientBanned,
            Service,
            $"qBittorrent has banned the address we come from after too many failed logins. Nothing is sent before {until:yyyy-MM-dd HH:mm} UTC. "
                + "Restart qBittorrent to lift the ban, and switch on its reverse-proxy support so that one caller cannot ban all others."
        );

    internal static AskPersonFaultException WrongAddress(HttpStatusCode status) =>
        new(
            FaultName.NotConfigured,
            Service,
            $"The address answers with {(int)status} where qBittorrent's Web API should be; nothing more is sent. Check the base address and its path prefix."
        );

    internal static WaitFaultException Unavailable(HttpStatusCode status) =>
        new(FaultName.ClientUnreachable, Service, $"qBittorrent, or the proxy in front of it, answered {(int)status}; it is tried again later.");

    internal static WaitFaultException Gone() =>
        new(FaultName.ClientUnreachable, Service, "qBittorrent no longer shows the torrent that it showed before; it is looked for again later.");

    internal static StopFaultException Refused(string what, HttpStatusCode status, string text) =>
        new(FaultName.ClientRefused, Service, $"qBittorrent refused to {what} ({(int)status}{Quote(text)}).");

    internal static StopFaultException ShapeChanged(string what, Exception? inner = null) =>
        new(
            FaultName.ShapeChanged,
            Service,
            $"qBittorrent's {what} could not be read in the shape known here, so it counts as not asked. Its version may be newer than this program.",
            inner
        );

    private static string Quote(string text)
    {
        var line = new string([.. text.TakeWhile(letter => letter is not ('\r' or '\n')).Where(letter => !char.IsControl(letter)).Take(200)]).Trim();
        return line.Length > 0 && !line.StartsWith('<') ? $": {line}" : "";
    }
}
