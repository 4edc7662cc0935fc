using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>The endpoints under /json about address and session.</summary>
internal sealed class SessionEndpoints(TimeProvider time, FaultSwitches faults, RequestLog requests)
{
    public const int HomeAsn = 64_512;

    private const string IpPath = "/json/jsonIp.php";

    /// <summary>The site tells an address once in so long.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private DateTimeOffset? toldAt;

    /// <summary>True when a second question within the minute is refused.</summary>
    public bool IsOnceAMinute { get; set; }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(IpPath, TellAddressAsync);
        routes.MapGet("/json/checkCookie.php", context => JsonAnswer.WriteAsync(context, json => WriteSuccess(json, "Completed")));
        routes.MapGet(
            "/json/dynamicSeedbox.php",
            context =>
            {
                requests.Violate("dynamicSeedbox.php was asked for from an address that is not the torrent client's.");
                return JsonAnswer.WriteAsync(
                    context,
                    json => WriteFailure(json, "Incorrect session type - not allowed this function"),
                    StatusCodes.Status403Forbidden
                );
            }
        );
    }

    private Task TellAddressAsync(HttpContext context)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (!IsOnceAMinute || toldAt is not { } last || now - last >= Every)
            {
                toldAt = now;
                return JsonAnswer.WriteAsync(context, WriteAddress);
            }
        }
        requests.Violate($"{IpPath} was asked twice within a minute.");
        return JsonAnswer.WriteAsync(context, json => WriteFailure(json, "Once a minute"), StatusCodes.Status429TooManyRequests);
    }

    private void WriteAddress(Utf8JsonWriter json)
    {
        var other = faults.TryTake(MyAnonamouseFaults.OtherEgress, IpPath, out var fault);
        json.WriteStartObject();
        json.WriteString("ip", other ? "198.51.100.77" : "203.0.113.9");
        json.WriteNumber("ASN", other ? int.Parse(fault?.Value ?? "64999") : HomeAsn);
        json.WriteString("AS", other ? "Elsewhere Networks" : "Simulated Home Networks");
        json.WriteNumber("time", time.GetUtcNow().ToUnixTimeSeconds());
        json.WriteEndObject();
    }

    private static void WriteSuccess(Utf8JsonWriter json, string message)
    {
        json.WriteStartObject();
        json.WriteBoolean("Success", true);
        json.WriteString("msg", message);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, string message)
    {
        json.WriteStartObject();
        json.WriteBoolean("Success", false);
        json.WriteString("msg", message);
        json.WriteEndObject();
    }
}
