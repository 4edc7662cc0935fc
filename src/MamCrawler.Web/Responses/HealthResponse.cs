namespace MamCrawler.Web.Responses;

/// <summary>The answer to <c>GET /api/health</c>.</summary>
/// <param name="Status">
/// "ok": the process answers and has all it needs; whether the services answer is for the doctor to say. "NotConfigured": what it lacks stands in <paramref name="Missing"/>.
/// "StateUnavailable": the secret store could not be asked for what there is.
/// </param>
/// <param name="Version">The version of the program.</param>
/// <param name="StartedAt">When the process began to serve.</param>
/// <param name="Missing">What it lacks, by name.</param>
public sealed record HealthResponse(string Status, string Version, DateTimeOffset StartedAt, IReadOnlyList<MissingConfiguration> Missing);
