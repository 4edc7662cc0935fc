using MamCrawler.Core.Faults;
using MamCrawler.Core.Shelving;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>From the client to the shelf, 2100 to 2199 (rules.md 7).</summary>
public static partial class ShelvingEvents
{
    /// <summary>Every volume of a download stands in the library, on record.</summary>
    [LoggerMessage(
        EventId = 2101,
        EventName = "BookShelved",
        Level = LogLevel.Information,
        Message = "BookShelved download={Download} volumes={Volumes} why={Why}"
    )]
    public static partial void BookShelved(this ILogger logger, EventText download, int volumes, EventText why);

    /// <summary>One volume of a download was found in the library, whole.</summary>
    [LoggerMessage(
        EventId = 2102,
        EventName = "ArrivalProved",
        Level = LogLevel.Information,
        Message = "ArrivalProved download={Download} volume={Volume} item={Item} by={By} seconds={Seconds} tracks={Tracks}"
    )]
    public static partial void ArrivalProved(this ILogger logger, EventText download, int volume, EventText item, ArrivalMatch by, long seconds, int tracks);

    /// <summary>A book is complete in the client and does not count as shelved; a person must look.</summary>
    [LoggerMessage(EventId = 2103, EventName = "ShelvingHeld", Level = LogLevel.Warning, Message = "ShelvingHeld download={Download} hold={Hold} why={Why}")]
    public static partial void ShelvingHeld(this ILogger logger, EventText download, ShelvingHold hold, EventText why);

    /// <summary>Shelving met a named fault; it goes on when the row is due.</summary>
    [LoggerMessage(
        EventId = 2104,
        EventName = "ShelvingFault",
        Level = LogLevel.Warning,
        Message = "ShelvingFault download={Download} service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void ShelvingFault(this ILogger logger, EventText download, EventText service, FaultName fault, EventText sentence);
}
