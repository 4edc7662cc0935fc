namespace MamCrawler.Web.Responses;

/// <summary>The answer to <c>GET /api/health</c>.</summary>
/// <param name="Status">"ok": the process answers. Whether the services do is for the doctor to say.</param>
/// <param name="Version">The version of the program.</param>
/// <param name="StartedAt">When the process began to serve.</param>
public sealed record HealthResponse(string Status, string Version, DateTimeOffset StartedAt);
