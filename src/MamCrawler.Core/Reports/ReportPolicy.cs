using MamCrawler.Core.Reports.Pages;

namespace MamCrawler.Core.Reports;

/// <summary>What a browser may do with a page of a report.</summary>
public static class ReportPolicy
{
    /// <summary>The header <c>Content-Security-Policy</c>: nothing is loaded, nothing runs, and no other page frames it.</summary>
    public static string Header { get; } = PageStyle.Policy + "; frame-ancestors 'none'; sandbox";
}
