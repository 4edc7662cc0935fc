using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Local.Commands;

/// <summary>Asks for the way out to the tracker.</summary>
internal sealed class EgressQuestions(Questionnaire ask)
{
    private const string Direct = "direct";
    private const string Nat = "nat";
    private const string Proxy = "proxy";
    private const string LoginSecret = "proxy-login";

    internal async Task<MyAnonamouseSettings> AskAsync(MyAnonamouseSettings old, CancellationToken ct)
    {
        if (LoopbackAddress.Holds(old.BaseAddress))
        {
            return old;
        }

        var way = await ask.ChoiceAsync(
            $"MyAnonamouse: way out to it ({Direct}, {Nat}: a NAT gateway, {Proxy}: a proxy such as one at home)",
            NameOf(old.Egress.Mode),
            [Direct, Nat, Proxy],
            ct
        );
        return way switch
        {
            Nat when old.SessionAddress is null => (await AddressAsync(old, ct)) with { Egress = new EgressSettings { Mode = EgressMode.NatGateway } },
            Nat => old with { Egress = new EgressSettings { Mode = EgressMode.NatGateway } },
            Proxy => old with { Egress = await ProxyAsync(old.Egress, ct) },
            _ => old with { Egress = new EgressSettings() },
        };
    }

    private static string NameOf(EgressMode mode) =>
        mode switch
        {
            EgressMode.NatGateway => Nat,
            EgressMode.Proxy => Proxy,
            _ => Direct,
        };

    private async Task<MyAnonamouseSettings> AddressAsync(MyAnonamouseSettings old, CancellationToken ct)
    {
        var address = await ask.TextAsync("MyAnonamouse: IP address of the NAT gateway, which the session was made for", "", ct);
        return old with { SessionAddress = address.Length > 0 ? address : null };
    }

    private async Task<EgressSettings> ProxyAsync(EgressSettings old, CancellationToken ct)
    {
        var address = await ask.AskAsync(
            "MyAnonamouse: address of the proxy",
            old.Proxy,
            kept => kept?.ToString() ?? "",
            line => (Uri.TryCreate(line, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5", proxy),
            "Write the whole address, such as https://home.example.org:3128/ or socks5://10.0.0.2:1080/.",
            ct
        );
        var secret = old.ProxySecret ?? LoginSecret;
        await ask.SecretAsync("MyAnonamouse: user and password of the proxy, as user:password (empty: it asks for none)", secret, ct);
        return new EgressSettings
        {
            Mode = EgressMode.Proxy,
            Proxy = address,
            ProxySecret = await ask.HasAsync(secret, ct) ? secret : null,
        };
    }
}
