using System.Globalization;
using MamCrawler.Core.Notices;

namespace MamCrawler.Hosting.Doctoring;

/// <summary>How the messages to a person stand, as a finding. Nothing is sent for it.</summary>
internal static class WebhookFinding
{
    internal const string Area = "Webhook";

    /// <summary>The finding; null when no webhook is switched on.</summary>
    internal static Finding? Of(NoticeStanding standing)
    {
        if (!standing.Enabled)
        {
            return null;
        }

        var rest = string.Create(CultureInfo.InvariantCulture, $"{standing.Waiting} messages wait, {standing.Lost} were given up.");
        if (standing.FailingSince is { } since)
        {
            return new Finding(Area, false, $"{standing.Why} Nothing was taken since {Minute(since)} UTC; {rest}");
        }

        return new Finding(
            Area,
            true,
            standing.DeliveredAt is { } at
                ? $"The last message was taken at {Minute(at)} UTC. {rest}"
                : $"No message was sent yet; 'mamcrawler notify test' sends one, in the cloud POST /api/notices/test. {rest}"
        );
    }

    private static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
