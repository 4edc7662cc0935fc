namespace MamCrawler.Local.Settings;

/// <summary>The witness Hardcover, which needs a token.</summary>
public sealed record HardcoverSettings
{
    public bool Enabled { get; init; }

    public Uri BaseAddress { get; init; } = new("https://api.hardcover.app/");
}
