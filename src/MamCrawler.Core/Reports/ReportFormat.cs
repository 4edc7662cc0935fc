namespace MamCrawler.Core.Reports;

/// <summary>The forms of a report.</summary>
public enum ReportFormat
{
    /// <summary>For programs.</summary>
    Json,

    /// <summary>Markdown.</summary>
    Md,

    /// <summary>A page that stands by itself.</summary>
    Html,
}
