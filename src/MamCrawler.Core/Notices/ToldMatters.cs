namespace MamCrawler.Core.Notices;

/// <summary>
/// Which matters were told already. One that passes and comes again within <see cref="QuietTime"/> is not told anew, so that what flaps does not ring all day.
/// </summary>
/// <param name="Matters">By key: when it was first seen to have passed; null while it lasts.</param>
public sealed record ToldMatters(IReadOnlyDictionary<string, DateTimeOffset?> Matters)
{
    /// <summary>How long one that passed is remembered.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromHours(1);

    /// <summary>More are not remembered: what is beyond is told when there is room.</summary>
    public const int Most = 2000;

    /// <summary>Nothing was told.</summary>
    public static ToldMatters None { get; } = new(new Dictionary<string, DateTimeOffset?>());

    /// <summary>Takes note of what there is now.</summary>
    /// <param name="present">What there is now.</param>
    /// <param name="silent">The beginnings of keys of which nothing is known, because their source could not look.</param>
    /// <param name="now">The moment.</param>
    /// <returns>What is known afterwards (the same object when nothing changed), and what of it is new.</returns>
    public (ToldMatters After, IReadOnlyList<Matter> New) Note(IReadOnlyCollection<Matter> present, IReadOnlyCollection<string> silent, DateTimeOffset now)
    {
        var after = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        var there = present.Select(matter => matter.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, passed) in Matters)
        {
            if (there.Contains(key))
                after[key] = null;
            else if (silent.Any(source => key.StartsWith(source, StringComparison.Ordinal)))
                after[key] = passed;
            else if (passed is not { } since)
                after[key] = now;
            else if (now - since < QuietTime)
                after[key] = since;
        }

        var fresh = present.DistinctBy(matter => matter.Key).Where(matter => !after.ContainsKey(matter.Key)).Take(Math.Max(0, Most - after.Count)).ToList();
        foreach (var matter in fresh)
            after[matter.Key] = null;
        var isSame = fresh.Count == 0 && after.Count == Matters.Count && after.All(pair => Matters[pair.Key] == pair.Value);
        return (isSame ? this : new ToldMatters(after), fresh);
    }
}
