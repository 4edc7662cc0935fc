namespace MamCrawler.Web.Responses;

/// <summary>The answer to <c>POST /api/scans</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Started">False when it was running already.</param>
/// <param name="StatusUrl">Where to look.</param>
public sealed record ScanStartResponse(string RunId, bool Started, string StatusUrl);
