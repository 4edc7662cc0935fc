using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.ITunes;

/// <summary>Reads the rows of a search.</summary>
internal static partial class ITunesReader
{
    /// <summary>The audiobooks of an answer; rows of another kind or without a name are left out.</summary>
    /// <param name="root">The answer.</param>
    /// <exception cref="Core.Faults.StopFaultException">There is no list of results.</exception>
    public static IReadOnlyList<ITunesAudiobook> ReadAll(JsonElement root) =>
        root.Member("results") is { ValueKind: JsonValueKind.Array } results
            ? [.. results.EnumerateArray().Select(Read).OfType<ITunesAudiobook>()]
            : throw ShapeFault.Make(ITunesApi.Service, "a list of results", "an object without one");

    private static ITunesAudiobook? Read(JsonElement row) =>
        row.Text("wrapperType") is null or "audiobook" && row.Text("collectionName") is { } title
            ? new ITunesAudiobook
            {
                Title = title,
                Author = row.Text("artistName"),
                Description = DescriptionText.Read(row.Text("description")),
                Cover = CoverOf(row.Text("artworkUrl100") ?? row.Text("artworkUrl60")),
                Released = StatedDate.Of(row.Text("releaseDate")),
                Genre = row.Text("primaryGenreName"),
            }
            : null;

    // The store makes an image of whatever size its name says; only the file's name is changed.
    private static Uri? CoverOf(string? link) =>
        link is { Length: < 1000 } && CoverAddress.Read(SmallImage().Replace(link, "/600x600bb.$1")) is { } cover ? new Uri(cover) : null;

    [GeneratedRegex(
        @"/[0-9]{2,4}x[0-9]{2,4}bb(?:-[0-9]{1,3})?\.(jpg|jpeg|png|webp)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex SmallImage();
}
