using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Whether a text says that a recording is dramatised (rules.md 4): "GraphicAudio", "BBC Radio", "dramatized adaptation", a full cast with effects.</summary>
public static class DramatisedWords
{
    private const int Step = 300;
    private const int LongestText = 64 * 1024;

    /// <summary>True when the text says so. A full cast alone is a plain reading by several voices. Never throws; only the first 64 Ki characters are read.</summary>
    public static bool In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        Span<char> buffer = stackalloc char[TitleScan.BufferFor(TitleScan.LongestText)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.MostWords];
        var cast = false;
        var effects = false;
        // Windows overlap, so that no pair of words is cut in two.
        for (var at = 0; at < Math.Min(text.Length, LongestText); at += Step)
        {
            var scan = TitleScan.Of(text.AsSpan(at), buffer, words);
            if (TitleFlags.SaysDramatised(scan))
                return true;
            TitleFlags.FindFullCast(scan, ref cast, ref effects);
        }
        return cast && effects;
    }
}
