using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>A logger whose lines carry the correlation id of the request they belong to.</summary>
internal sealed class CorrelatedLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // A line may come through two of these: a category's logger passes on what it is given.
        if (Correlation.Current is not { } id || state is CorrelatedLine)
            logger.Log(logLevel, eventId, state, exception, formatter);
        else if (logger.IsEnabled(logLevel))
            logger.Log(logLevel, eventId, CorrelatedLine.Of(state, id, formatter(state, exception)), exception, static (line, _) => line.ToString());
    }
}
