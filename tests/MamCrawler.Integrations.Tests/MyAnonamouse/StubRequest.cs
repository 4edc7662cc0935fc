namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>A request as the stub received it.</summary>
internal sealed record StubRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyList<string> Cookies,
    IReadOnlyList<string> UserAgents,
    string Body,
    DateTimeOffset At
)
{
    /// <summary>The session's value when there is exactly one cookie, and it is the session.</summary>
    public string? Session => Cookies is [var cookie] && cookie.StartsWith("mam_id=", StringComparison.Ordinal) ? cookie["mam_id=".Length..] : null;
}
