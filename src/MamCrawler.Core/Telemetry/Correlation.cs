namespace MamCrawler.Core.Telemetry;

/// <summary>
/// The id of the request that is being worked on: it goes from the HTTP answer into every log line (<see cref="CorrelatedLoggers"/>) and into the rows that the request
/// writes. Work that a row starts later takes the id from there. Orchestrators do not know it; the run's row does.
/// </summary>
public static class Correlation
{
    /// <summary>The name of the key in log lines and of the property in rows.</summary>
    public const string Key = "correlation";

    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>The id; null for work that no request began.</summary>
    public static string? Current => Ambient.Value;

    /// <summary>Works under an id until the result is disposed; null works under none.</summary>
    public static IDisposable Begin(string? id)
    {
        var scope = new Scope(Ambient.Value);
        Ambient.Value = id;
        return scope;
    }

    private sealed class Scope(string? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
