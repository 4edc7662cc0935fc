using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>Keeps every line of every category.</summary>
internal sealed class RecordingLogger : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The lines that a log of the level Information shows.</summary>
    public ConcurrentQueue<string> Shown { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Lines are kept here.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue(formatter(state, exception));
        if (logLevel >= LogLevel.Information)
            Shown.Enqueue(formatter(state, exception));
    }

    public void Dispose() => Lines.Clear();
}
