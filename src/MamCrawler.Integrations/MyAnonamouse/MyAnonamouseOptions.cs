using System.Net;
using System.Text.RegularExpressions;
using MamCrawler.Core.Account;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>How the tracker is asked. Validated at start; what rules.md 5 fixes can be made stricter, and looser only against loopback.</summary>
public sealed partial record MyAnonamouseOptions
{
    /// <summary>The service's name in faults and reports.</summary>
    public const string Service = "MyAnonamouse";

    /// <summary>Where the site is; https, except on loopback.</summary>
    public Uri BaseAddress { get; init; } = new("https://www.myanonamouse.net/");

    /// <summary>Where this process's own address is asked for, without the session; null for <c>json/jsonIp.php</c> under <see cref="BaseAddress"/>.</summary>
    public Uri? EgressAddress { get; init; }

    /// <summary>The one User-Agent of every request. Never a browser's (rules.md 1.4).</summary>
    public string UserAgent { get; init; } = HonestUserAgent.Value;

    /// <summary>The secret that holds the session cookie's value (<c>mam_id</c>), percent escapes and all. The user sets it; a run's end renews it.</summary>
    public string SessionSecret { get; init; } = "mam-id";

    /// <summary>The secret that holds the key of the stored rotation; made when absent.</summary>
    public string SessionKeySecret { get; init; } = "mam-session-key";

    /// <summary>The ASN the session was made for; null to take the one that was learnt when the session first worked.</summary>
    public int? ExpectedAsn { get; init; }

    /// <summary>The address the session was made for, when it is bound to an address; null when it is bound to an ASN.</summary>
    public string? ExpectedAddress { get; init; }

    /// <summary>The way out to the tracker; whoever makes the HTTP client makes it with this (<see cref="EgressHttp"/>).</summary>
    public EgressOptions Egress { get; init; } = new();

    /// <summary>The categories searched, by the site's ids; none means every audiobook category.</summary>
    public IReadOnlyList<int> Categories { get; init; } = [];

    /// <summary>The languages searched, by the site's ids; none means all.</summary>
    public IReadOnlyList<int> Languages { get; init; } = [];

    /// <summary>Lease and pace.</summary>
    public TrackerLaneOptions Lane { get; init; } = new();

    /// <summary>
    /// How far this machine's clock may differ from the tracker's before nothing is taken or bought any more; null for 5 minutes, and against loopback for any
    /// difference: a simulator's clock may be another on purpose.
    /// </summary>
    public TimeSpan? ClockTolerance { get; init; }

    /// <summary>The seed of the pace's jitter; null draws one, so that two processes do not keep the same step.</summary>
    public int? JitterSeed { get; init; }

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>();
        var loopback = BaseAddress.IsAbsoluteUri && BaseAddress.IsLoopback;
        if (!IsSecure(BaseAddress))
            wrong.Add($"The tracker's address '{BaseAddress}' must begin with https://: the session cookie never travels in clear.");
        else if (BaseAddress.UserInfo.Length > 0 || BaseAddress.Query.Length > 0)
            wrong.Add("The tracker's address must hold neither a user name nor a query: a secret does not belong in an address.");
        if (EgressAddress is { } egress && (!IsSecure(egress) || egress.IsLoopback != loopback))
            wrong.Add($"The address '{egress}' that tells this process's own must begin with https://, and be on loopback exactly when the tracker's is.");
        if (string.IsNullOrWhiteSpace(UserAgent) || UserAgent.Any(char.IsControl) || BrowserName().IsMatch(UserAgent))
            wrong.Add($"The User-Agent '{UserAgent}' is empty or poses as a browser: the tracker is asked under this program's own name.");
        if (!SecretName().IsMatch(SessionSecret) || !SecretName().IsMatch(SessionKeySecret) || SessionSecret == SessionKeySecret)
            wrong.Add("The names of the tracker's two secrets must differ and hold letters, digits and hyphens only.");
        if (ExpectedAddress is { } address && !IPAddress.TryParse(address, out _))
            wrong.Add($"The expected address '{address}' is no IP address.");
        if (ExpectedAsn <= 0 || Categories.Any(static id => id <= 0) || Languages.Any(static id => id <= 0))
            wrong.Add("The expected ASN, the categories and the languages must be positive numbers.");
        if (ClockTolerance is { } tolerance && (tolerance <= TimeSpan.Zero || (!loopback && tolerance > TrackerClock.Tolerance)))
            wrong.Add($"The tolerance for clocks that differ must be positive and at most {TrackerClock.Tolerance.TotalMinutes:0} minutes.");
        wrong.AddRange(Egress.Validate());
        wrong.AddRange(Lane.Validate(loopback));
        return wrong;
    }

    internal TimeSpan? ClocksMayDiffer => ClockTolerance ?? (BaseAddress.IsLoopback ? null : TrackerClock.Tolerance);

    private static bool IsSecure(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && address.Scheme == Uri.UriSchemeHttp));

    [GeneratedRegex("mozilla|applewebkit|chrome|safari|firefox|gecko|opera|edg/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BrowserName();

    [GeneratedRegex("^[A-Za-z0-9-]{1,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();
}
