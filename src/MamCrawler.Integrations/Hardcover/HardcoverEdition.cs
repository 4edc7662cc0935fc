using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>A recording of a book.</summary>
internal sealed record HardcoverEdition(long Id, string? Asin, string? Isbn, string? Language, TimeSpan? Duration)
{
    public static HardcoverEdition Read(JsonElement edition) =>
        new(
            edition.Whole("id") ?? 0,
            edition.Text("asin")?.Trim().ToUpperInvariant(),
            edition.Text("isbn_13"),
            edition.Member("language") is { ValueKind: JsonValueKind.Object } language ? language.Text("language") : edition.Text("language"),
            edition.Number("audio_seconds") is > 0 and < 10_000_000 and var seconds ? TimeSpan.FromSeconds(seconds) : null
        );
}
