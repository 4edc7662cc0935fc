using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Hundreds of listings of known series, each a candidate for every wanted volume: what it is, is told without a mistake.</summary>
public sealed class ListingTests
{
    [Fact]
    public void Classify_EveryListingForEveryWantedVolume_IsWhatItIs()
    {
        var tables = ListingTables.Read();
        var mistakes = new List<string>();
        foreach (var (wanted, expected) in tables.Wants)
        {
            Assert.All(expected.Keys, key => Assert.Contains(key, tables.Rows));
            foreach (var (key, release) in tables.Rows)
            {
                var kind = ReleaseKindReader.Classify(wanted, release);
                var isRight = expected.TryGetValue(key, out var told) ? told is null || kind == told : kind == ReleaseKind.Other;
                if (!isRight)
                    mistakes.Add(
                        $"\"{wanted.Title}\" ({wanted.Series} {wanted.Number}): {key} \"{release.Title}\" was read as {kind}, it is {told?.ToString() ?? "another work"}"
                    );
            }
        }
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }
}
