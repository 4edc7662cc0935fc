using MamCrawler.Core.Reports;

namespace MamCrawler.Hosting.Composition;

/// <summary>The jobs that keep records.</summary>
internal static class UpkeepJobs
{
    internal static WriteDigest WriteDigestOf(HostServices host)
    {
        var reports = new ReportStore(host.Parts.Documents);
        return new WriteDigest(new DigestMaker(reports, host.Downloads, host.Accounts), reports, host.Accounts, host.Parts.Time);
    }
}
