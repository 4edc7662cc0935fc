using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>One kind of log event. Alerts, workbook and runbook stand on names and keys, so neither changes without them.</summary>
/// <param name="Id">Its number, of the range of its class.</param>
/// <param name="Name">Its name, with which its message begins.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Keys">The keys that its message carries, in their order, each as <c>key=value</c>.</param>
public sealed record TelemetryEvent(int Id, string Name, LogLevel Level, IReadOnlyList<string> Keys);
