using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The last question where a process comes from, kept in the lane's row: the site answers it once a minute, however many processes start together.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Way">The way out it was asked by, in words.</param>
/// <param name="Seen">The answer; null while it is under way, and when it could not be read.</param>
internal sealed record EgressAsked(DateTimeOffset At, string Way, EgressPoint? Seen)
{
    /// <summary>The site's own limit for the question.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the question has to wait; zero when it may be asked. A time by a clock that goes ahead counts as now.</summary>
    public TimeSpan WaitFrom(DateTimeOffset now)
    {
        var wait = At + Every - now;
        return wait > Every ? Every
            : wait > TimeSpan.Zero ? wait
            : TimeSpan.Zero;
    }

    public static EgressAsked? Of(TableRow row)
    {
        var properties = row.Properties;
        if (properties.GetValueOrDefault("EgressAskedAt") is not DateTimeOffset at)
            return null;
        var address = properties.GetValueOrDefault("EgressAddress") as string;
        var organisation = properties.GetValueOrDefault("EgressOrganisation") as string ?? "";
        return new EgressAsked(
            at,
            properties.GetValueOrDefault("EgressWay") as string ?? "",
            address is null ? null : new EgressPoint(address, properties.GetValueOrDefault("EgressAsn") as int?, organisation)
        );
    }

    public void AddTo(Dictionary<string, object> properties)
    {
        (properties["EgressAskedAt"], properties["EgressWay"]) = (At, Way);
        if (Seen is not { } seen)
            return;
        (properties["EgressAddress"], properties["EgressOrganisation"]) = (seen.Address, seen.Organisation);
        if (seen.Asn is { } asn)
            properties["EgressAsn"] = asn;
    }
}
