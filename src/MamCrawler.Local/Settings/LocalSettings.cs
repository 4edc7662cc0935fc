using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Settings;

/// <summary>Everything that can be set on one machine, as <c>settings.json</c> keeps it. Holds no secret: those are in the secret store, by the names of <see cref="KnownSecrets"/>.</summary>
public sealed record LocalSettings : MamCrawlerSettings
{
    public ServeSettings Serve { get; init; } = new();
}
