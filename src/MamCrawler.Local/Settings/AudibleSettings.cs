namespace MamCrawler.Local.Settings;

/// <summary>The witness Audible.</summary>
public sealed record AudibleSettings
{
    public bool Enabled { get; init; } = true;

    public Uri BaseAddress { get; init; } = new("https://api.audible.com/");
}
