using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// Reads what an uploader states in title, tags and description, and what the media info measured. Media info outranks tags, tags outrank the description.
/// Nothing is guessed: what is not stated stays unknown.
/// </summary>
public static partial class ReleaseFactsReader
{
    /// <summary>Reads the facts. Never throws; work is linear in the texts, of which only the first 64 Ki characters are read.</summary>
    /// <param name="title">The release's title.</param>
    /// <param name="tags">The uploader's tags.</param>
    /// <param name="descriptionHtml">The description as HTML; null when it was not asked for.</param>
    /// <param name="mediaInfo">The media info as parsed JSON; null when there is none.</param>
    public static ReleaseFacts Read(string title, string tags, string? descriptionHtml, JsonElement? mediaInfo)
    {
        var description = PlainText.Of(descriptionHtml);
        var shortText = $"{tags} | {title}";
        var all = $"{shortText} | {description}";
        var unabridged = Unabridged().IsMatch(all);
        return new ReleaseFacts
        {
            StatedBitrate = MediaInfoReader.Bitrate(mediaInfo) ?? BitrateText.Read(shortText, bareK: true) ?? BitrateText.Read(description, bareK: false),
            StatedDuration = MediaInfoReader.Duration(mediaInfo) ?? DurationText.Read(shortText) ?? DurationText.ReadLabelled(description),
            SaysUnabridged = unabridged,
            SaysAbridged = !unabridged && Abridged().IsMatch(all),
            SaysDramatised = DramatisedWords.In(tags) || DramatisedWords.In(title) || DramatisedWords.In(description),
            SaysChapterised = Chapters().IsMatch(tags) || Chapterised().IsMatch(description) || MediaInfoReader.HasChapters(mediaInfo),
            SaysSingleFile = SingleFile().IsMatch(all),
            SaysSplit = Split().IsMatch(tags),
            SaysPack = Pack().IsMatch(shortText) || DescribedPack().IsMatch(description),
            SaysWatermarked = Watermark().IsMatch(all) && !NoWatermark().IsMatch(all),
            StatedVolume = Volume(tags),
        };
    }

    private static string? Volume(string tags)
    {
        var match = BookNumber().Match(tags);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\b(un-?abridged|ungek(ü|u)rzt\w*|UNB)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Unabridged();

    [GeneratedRegex(@"\b(abridged|abridgement|gek(ü|u)rzt(e\w?)?)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Abridged();

    [GeneratedRegex(@"\bchapter", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Chapters();

    [GeneratedRegex(
        @"\bchapteri[sz]ed|\bchaptered|\bchapter[- ]?mark|\b(with|has|embedded|includes) chapters\b|\bchapters (are )?(embedded|included|named)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Chapterised();

    [GeneratedRegex(@"\b(single|one) (file|m4b|mp3)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SingleFile();

    [GeneratedRegex(@"\bsplit\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Split();

    [GeneratedRegex(
        @"\b(box(ed)? ?sets?|omnibus|complete (series|saga|trilogy|collection)|compilation|(books|novels|volumes|vols?\.?) *#? *\d+ *(-|–|to|through|,|&) *#?\d+|\d+ ([a-z]+ )?(novels|books))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pack();

    [GeneratedRegex(
        @"\b(box(ed)? ?set|this (torrent|pack|collection|set) (contains|includes|holds)|(contains|includes) (all )?books \d+ *(-|–|to|through) *\d+)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex DescribedPack();

    [GeneratedRegex(@"\bwater-?mark", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Watermark();

    [GeneratedRegex(@"\b(no|not|without|un) ?-?water-?mark", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NoWatermark();

    [GeneratedRegex(
        @"\bbook +#?(\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex BookNumber();
}
