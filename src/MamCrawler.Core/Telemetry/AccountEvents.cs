using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>The account on the tracker, 3000 to 3099 (rules.md 5).</summary>
public static partial class AccountEvents
{
    /// <summary>The tracker told the account's facts: bytes, unsatisfied torrents and their limit, free slots after the margin, bonus points, whole days of VIP left.</summary>
    [LoggerMessage(
        EventId = 3001,
        EventName = "AccountRead",
        Level = LogLevel.Information,
        Message = "AccountRead ratio={Ratio} uploaded={Uploaded} downloaded={Downloaded} unsatisfied={Unsatisfied} limit={Limit} free={Free} points={Points} wedges={Wedges} vipDays={VipDays} connectable={Connectable}"
    )]
    public static partial void AccountRead(
        this ILogger logger,
        EventText ratio,
        EventText uploaded,
        EventText downloaded,
        EventText unsatisfied,
        EventText limit,
        EventText free,
        EventText points,
        EventText wedges,
        EventText vipDays,
        EventText connectable
    );

    /// <summary>The ratio is at or below the warning line (1.10).</summary>
    [LoggerMessage(
        EventId = 3002,
        EventName = "RatioNearFloor",
        Level = LogLevel.Warning,
        Message = "RatioNearFloor ratio={Ratio} floor={Floor} warnAt={WarnAt}"
    )]
    public static partial void RatioNearFloor(this ILogger logger, EventText ratio, EventText floor, EventText warnAt);

    /// <summary>VIP ends in less than 7 days.</summary>
    [LoggerMessage(EventId = 3003, EventName = "VipNearEnd", Level = LogLevel.Warning, Message = "VipNearEnd vipDays={VipDays} until={Until}")]
    public static partial void VipNearEnd(this ILogger logger, int vipDays, EventText until);

    /// <summary>No slot for unsatisfied torrents is free.</summary>
    [LoggerMessage(EventId = 3004, EventName = "SlotsFull", Level = LogLevel.Warning, Message = "SlotsFull unsatisfied={Unsatisfied} limit={Limit}")]
    public static partial void SlotsFull(this ILogger logger, int unsatisfied, int limit);

    /// <summary>The ratio fell to the line: nothing that costs is downloaded until it is at <c>thawAt</c> again.</summary>
    [LoggerMessage(
        EventId = 3005,
        EventName = "RatioFrozen",
        Level = LogLevel.Error,
        Message = "RatioFrozen ratio={Ratio} freezeAt={FreezeAt} thawAt={ThawAt}"
    )]
    public static partial void RatioFrozen(this ILogger logger, EventText ratio, EventText freezeAt, EventText thawAt);

    /// <summary>The ratio has recovered; <c>stopped</c> counts the downloads that are started again.</summary>
    [LoggerMessage(EventId = 3006, EventName = "RatioThawed", Level = LogLevel.Information, Message = "RatioThawed ratio={Ratio} stopped={Stopped}")]
    public static partial void RatioThawed(this ILogger logger, EventText ratio, int stopped);

    /// <summary>Something was bought, or the tracker refused it.</summary>
    [LoggerMessage(
        EventId = 3007,
        EventName = "SpendMade",
        Level = LogLevel.Information,
        Message = "SpendMade spend={Spend} kind={Kind} subject={Subject} done={Done}"
    )]
    public static partial void SpendMade(this ILogger logger, EventText spend, EventText kind, EventText subject, bool done);

    /// <summary>It is not known whether something was bought; a person must say so. Told daily until then.</summary>
    [LoggerMessage(EventId = 3008, EventName = "SpendUnclear", Level = LogLevel.Warning, Message = "SpendUnclear spend={Spend} kind={Kind} subject={Subject}")]
    public static partial void SpendUnclear(this ILogger logger, EventText spend, EventText kind, EventText subject);
}
