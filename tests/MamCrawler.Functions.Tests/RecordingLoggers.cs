using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Tests;

/// <summary>Keeps every line with its category.</summary>
internal sealed class RecordingLoggers : ILoggerFactory
{
    public ConcurrentQueue<(string Category, LogLevel Level, string Text)> Lines { get; } = new();

    /// <summary>The texts of one category.</summary>
    public IEnumerable<string> Of(string category) => Lines.Where(line => line.Category == category).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Lines are kept here.");

    public void Dispose() { }

    private sealed class Recorder(RecordingLoggers all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Lines.Enqueue((category, logLevel, formatter(state, exception)));
    }
}
