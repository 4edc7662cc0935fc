using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Tests;

/// <summary>Keeps every log entry of every category at every level.</summary>
internal sealed class EventLog : ILoggerFactory
{
    private readonly AsyncLocal<string> scopes = new();

    public ConcurrentQueue<LoggedEvent> Entries { get; } = new();

    public IEnumerable<string> Texts => Entries.Select(entry => entry.Text);

    public IReadOnlyList<LoggedEvent> Named(string name) => [.. Entries.Where(entry => entry.Id.Name == name)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public ILogger<T> Of<T>() => new Logger<T>(this);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Entries are kept here.");

    public void Dispose() => Entries.Clear();

    private sealed class Logger(EventLog log, string category) : ILogger
    {
        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull
        {
            var scope = new Scope(log, log.scopes.Value ?? "");
            var said = state is IEnumerable<KeyValuePair<string, object?>> values
                ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"))
                : state.ToString();
            log.scopes.Value = $"{log.scopes.Value} [{said}]";
            return scope;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? [])
                .GroupBy(value => value.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value);
            log.Entries.Enqueue(new LoggedEvent(category, logLevel, eventId, formatter(state, exception), exception, values, log.scopes.Value ?? ""));
        }
    }

    private sealed class Scope(EventLog log, string before) : IDisposable
    {
        public void Dispose() => log.scopes.Value = before;
    }
}
