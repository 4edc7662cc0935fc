using MamCrawler.Core.Discovery;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Reports;
using MamCrawler.Core.State;

namespace MamCrawler.Hosting.Composition;

/// <summary>The jobs that look around and keep records.</summary>
internal static class UpkeepJobs
{
    internal static MetadataRun MetadataRunOf(HostServices host) =>
        new(host.Library, host.Providers, new MetadataStore(host.Parts.Tables), host.Metadata, new ReportStore(host.Parts.Documents), host.Parts.Time);

    internal static LookAtTopTen LookAtTopTenOf(HostServices host)
    {
        var (parts, settings) = (host.Parts, host.Parts.Settings);
        return new LookAtTopTen(
            host.Library,
            host.Tracker,
            host.TorrentClient,
            host.Downloads,
            new GapStore(parts.Tables),
            host.Accounts,
            settings.Discovery.ToOptions(),
            new ReleaseOptions { AllowDramatised = settings.Scan.AllowDramatised, AllowPoor = settings.Scan.AllowPoor },
            parts.Time
        );
    }

    internal static WriteDigest WriteDigestOf(HostServices host)
    {
        var reports = new ReportStore(host.Parts.Documents);
        return new WriteDigest(
            new DigestMaker(reports, host.Downloads, host.Accounts),
            reports,
            host.Accounts,
            host.Parts.Time,
            host.Parts.Settings.Webhook.Enabled ? host.NoticeParts.Outbox : null
        );
    }
}
