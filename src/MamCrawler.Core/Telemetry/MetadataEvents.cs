using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Metadata written into the library, 2200 to 2299 (rules.md 7).</summary>
public static partial class MetadataEvents
{
    /// <summary>A field of the library was written, and seen to hold it.</summary>
    [LoggerMessage(
        EventId = 2201,
        EventName = "MetadataWritten",
        Level = LogLevel.Information,
        Message = "MetadataWritten change={Change} run={Run} sources={Sources} confidence={Confidence}"
    )]
    public static partial void MetadataWritten(this ILogger logger, EventText change, EventText run, EventText sources, ProposalConfidence confidence);

    /// <summary>A change of the library was undone.</summary>
    [LoggerMessage(EventId = 2202, EventName = "MetadataUndone", Level = LogLevel.Information, Message = "MetadataUndone change={Change} run={Run}")]
    public static partial void MetadataUndone(this ILogger logger, EventText change, EventText run);

    /// <summary>Nothing could be written to an item; what is open is settled by the next run.</summary>
    [LoggerMessage(
        EventId = 2203,
        EventName = "MetadataFault",
        Level = LogLevel.Warning,
        Message = "MetadataFault item={Item} service={Service} fault={Fault} sentence={Sentence}"
    )]
    public static partial void MetadataFault(this ILogger logger, EventText item, EventText service, FaultName fault, EventText sentence);

    /// <summary>Filling the fields of a book that was shelved threw, which is a bug: named faults are outcomes. The book is shelved all the same.</summary>
    [LoggerMessage(EventId = 2204, EventName = "MetadataBug", Level = LogLevel.Error, Message = "MetadataBug download={Download} text={Text}")]
    public static partial void MetadataBug(this ILogger logger, EventText download, EventText text);
}
