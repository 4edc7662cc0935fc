using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Settings;

/// <summary>Writes events to standard error: the host stores what a worker writes there, also of one that ends before it has connected.</summary>
/// <param name="error">Where to write.</param>
public sealed class StandardErrorLogger(TextWriter error) : ILogger
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            error.WriteLine(formatter(state, exception));
    }
}
