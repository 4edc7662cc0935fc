namespace MamCrawler.Core.Gaps;

/// <summary>A series a witness is asked about.</summary>
/// <param name="Key">The asker's own key, returned with the answer.</param>
/// <param name="Name">The name as the library, or the person who follows it, writes it.</param>
/// <param name="Authors">Its authors as written; may be empty.</param>
/// <param name="Asins">ASINs of owned volumes, which find the series without guessing from its name; may be empty.</param>
public sealed record SeriesQuestion(string Key, string Name, IReadOnlyList<string> Authors, IReadOnlyList<string> Asins);
