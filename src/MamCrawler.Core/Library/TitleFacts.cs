namespace MamCrawler.Core.Library;

/// <summary>What the index and the slots need of a title: hashes of its keys and what it says, without keeping the texts of plain titles.</summary>
internal readonly struct TitleFacts
{
    internal TitleFacts(ulong key, TitleReading? full, ulong[] others, ulong main) => (Key, Full, Others, Main) = (key, full, others, main);

    /// <summary>Hash of the title's key; 0 when the title says nothing.</summary>
    public ulong Key { get; }

    /// <summary>The full reading; null for a plain title, which says nothing but itself.</summary>
    public TitleReading? Full { get; }

    /// <summary>Hashes of other keys under which the book is listed.</summary>
    public ulong[] Others { get; }

    /// <summary>Hash of the title before its subtitle; 0 when it has none.</summary>
    public ulong Main { get; }

    public bool Pack => Full is { Pack: true };

    public int? Part => Full?.Part;

    public bool Dramatised => Full is { Dramatised: true };

    public bool IsSeriesName => Full is { IsSeriesName: true };

    /// <summary>Reads a title.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="subtitle">The subtitle as it came, if there is one.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to.</param>
    /// <param name="starts">How these names begin.</param>
    /// <param name="numbered">True when the book's number is known, so that the one in the title says nothing new.</param>
    public static TitleFacts Of(string title, string? subtitle, IReadOnlyList<string> seriesNames, ReadOnlySpan<PlainStart> starts, bool numbered)
    {
        var known = numbered && seriesNames.Count == 1 && starts[0].IsPlain;
        var placed = known && SeriesOrnament.IsPlace(subtitle, seriesNames[0]);
        if ((placed || string.IsNullOrWhiteSpace(subtitle)) && OrnamentedTitle.Read(title, seriesNames, starts, known, placed) is { Key: not 0 } quick)
            return quick;
        var reading = TitleReading.Read(title, subtitle, seriesNames);
        var others = reading.Alternatives.Count == 0 ? [] : new ulong[reading.Alternatives.Count];
        for (var index = 0; index < others.Length; index++)
            others[index] = OwnershipKey.TitleText(reading.Alternatives[index]);
        return new(
            reading.Key.IsEmpty ? 0 : OwnershipKey.TitleText(reading.Key),
            reading,
            others,
            reading.MainKey.IsEmpty ? 0 : OwnershipKey.TitleText(reading.MainKey)
        );
    }
}
