namespace MamCrawler.Web.Responses;

/// <summary>What a look that a person asked for came to.</summary>
/// <param name="Said">What was seen and what comes next, in words.</param>
/// <param name="Download">The download as it then stands.</param>
public sealed record LookResponse(string Said, DownloadResponse Download);
