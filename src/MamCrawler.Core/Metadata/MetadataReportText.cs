namespace MamCrawler.Core.Metadata;

/// <summary>Tells what a metadata job did, in a sentence or three.</summary>
internal static class MetadataReportText
{
    internal static string SentenceOf(MetadataReport report)
    {
        var items = report.Proposals.Select(proposal => proposal.ItemId).Distinct().Count();
        var written = report.Written.Count > 0 ? $"{report.Written.Count} values were written into the library." : "Nothing was written into the library.";
        if (report.Looked == 0 && report.Faults.Count == 0)
            return $"No book is due for a look. {written}";
        return $"{report.Looked} items were looked at: {report.Proposals.Count} values are proposed for {items} of them, {report.Unknown.Count} are known to no provider, or only as another book. "
            + written
            + (report.Faults.Count > 0 ? $" Silent: {string.Join(", ", report.Faults.Select(fault => fault.Service).Distinct())}." : "");
    }
}
