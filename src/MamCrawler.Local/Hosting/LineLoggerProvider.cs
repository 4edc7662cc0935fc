using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Hosting;

/// <summary>Writes log entries as lines: time, level, event, text.</summary>
public sealed class LineLoggerProvider(TextWriter writer, TimeProvider timeProvider, LogLevel least) : ILoggerProvider
{
    private readonly Lock gate = new();
    private readonly LogLevel least = least;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new LineLogger(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc />
    public void Dispose()
    {
        // The writer belongs to the console.
    }

    private void Write(LogLevel level, string category, string text, Exception? exception)
    {
        lock (gate)
        {
            writer.WriteLine($"{timeProvider.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z {level.ToString().ToLowerInvariant()} {category}: {text}");
            if (exception is not null)
            {
                writer.WriteLine(exception);
            }
        }
    }

    private sealed class LineLogger(LineLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= provider.least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                provider.Write(logLevel, category, formatter(state, exception), exception);
            }
        }
    }
}
