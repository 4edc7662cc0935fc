namespace MamCrawler.Core.Account;

/// <summary>A spend, or a would-be one, with its reason and what came of it.</summary>
public sealed record Spend
{
    /// <summary>The key, which begins with the time.</summary>
    public required string Id { get; init; }

    public required SpendWish Wish { get; init; }

    public required SpendState State { get; init; }

    /// <summary>When its intent was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its result was written; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What came of it, as a sentence; empty before.</summary>
    public string Result { get; init; } = "";

    /// <summary>The balance before, from the tracker.</summary>
    public int? PointsBefore { get; init; }

    /// <summary>The wedges before, from the tracker.</summary>
    public int? WedgesBefore { get; init; }

    /// <summary>The uploaded bytes before, from the tracker.</summary>
    public long? UploadedBefore { get; init; }

    /// <summary>The end of VIP before, from the tracker.</summary>
    public DateTimeOffset? VipUntilBefore { get; init; }

    /// <summary>True while nobody knows whether it was made.</summary>
    public bool IsOpen => State is SpendState.Intent or SpendState.Unclear;
}
