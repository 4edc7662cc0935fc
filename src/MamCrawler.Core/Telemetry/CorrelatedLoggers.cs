using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Telemetry;

/// <summary>Loggers whose lines carry the correlation id of the request they belong to: in the text as <c>correlation=</c>, and beside it as a value.</summary>
public sealed class CorrelatedLoggers(ILoggerFactory loggers) : ILoggerFactory
{
    /// <summary>The same loggers with correlation ids; as they are when they have them already.</summary>
    public static ILoggerFactory Of(ILoggerFactory loggers) => loggers as CorrelatedLoggers ?? new CorrelatedLoggers(loggers);

    /// <summary>The same logger with correlation ids; as it is when it has them already.</summary>
    public static ILogger Of(ILogger logger) => logger as CorrelatedLogger ?? new CorrelatedLogger(logger);

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new CorrelatedLogger(loggers.CreateLogger(categoryName));

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    /// <inheritdoc />
    public void Dispose() => loggers.Dispose();
}
