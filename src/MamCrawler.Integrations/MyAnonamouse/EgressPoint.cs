using System.Globalization;
using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Where a process is seen to come from.</summary>
/// <param name="Address">The IP address.</param>
/// <param name="Asn">The number of the autonomous system; null when it was not stated.</param>
/// <param name="Organisation">The name of that system; may be empty.</param>
public sealed record EgressPoint(string Address, int? Asn, string Organisation)
{
    /// <summary>"203.0.113.7 (AS64500 Example Net)".</summary>
    public override string ToString() =>
        Asn is { } asn ? $"{Address} (AS{asn.ToString(CultureInfo.InvariantCulture)}{(Organisation.Length > 0 ? " " + Organisation : "")})" : Address;

    /// <summary>Reads <c>{ip, ASN, AS}</c>, the number with or without "AS" before it; null when there is no address.</summary>
    internal static EgressPoint? Read(JsonElement answer) =>
        answer.Text("ip") is { } address && System.Net.IPAddress.TryParse(address, out var parsed)
            ? new EgressPoint(parsed.ToString(), AsnOf(answer.Text("ASN") ?? answer.Text("asn")), Redaction.Clean(Short(answer.Text("AS") ?? "")))
            : null;

    private static int? AsnOf(string? text)
    {
        var digits = text is not null && text.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }

    private static string Short(string text) => new([.. text.Where(static character => !char.IsControl(character)).Take(80)]);
}
