using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>
/// Every structured event of the system, read from the methods of this folder that write them, so that none can be written that is not listed. A message is
/// <c>EventName key=value key="value of several words"</c>: the Functions host hands on an event's category, name and text, nothing else.
/// </summary>
public static partial class EventCatalogue
{
    /// <summary>The events, by number.</summary>
    public static IReadOnlyList<TelemetryEvent> All { get; } = Read();

    private static TelemetryEvent[] Read() =>
        [
            .. typeof(EventCatalogue)
                .Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(EventCatalogue).Namespace)
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
                .OfType<LoggerMessageAttribute>()
                .Select(message => new TelemetryEvent(
                    message.EventId,
                    message.EventName!,
                    message.Level,
                    [.. Key().Matches(message.Message).Select(match => match.Groups[1].Value)]
                ))
                .OrderBy(known => known.Id),
        ];

    [GeneratedRegex(@" ([a-z][A-Za-z]*)=\{")]
    private static partial Regex Key();
}
