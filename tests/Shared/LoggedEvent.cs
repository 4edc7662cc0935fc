using Microsoft.Extensions.Logging;

namespace MamCrawler.Tests;

/// <summary>A log entry as a host would hand it on, and what only a structured log keeps.</summary>
internal sealed record LoggedEvent(
    string Category,
    LogLevel Level,
    EventId Id,
    string Text,
    Exception? Exception,
    IReadOnlyDictionary<string, object?> Values,
    string Scopes
)
{
    /// <summary>Everything of it that anybody could ever read.</summary>
    public override string ToString() =>
        $"{Category} {Level} {Id.Name} {Text} {Exception} {string.Join(' ', Values.Select(value => $"{value.Key}={value.Value}"))} {Scopes}";
}
