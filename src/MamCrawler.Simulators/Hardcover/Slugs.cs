using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>Names as they stand in addresses.</summary>
internal static class Slugs
{
    public static string Of(string name) => string.Join('-', SearchTokens.Of(name));
}
