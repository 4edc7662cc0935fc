using System.Collections.Concurrent;
using MamCrawler.Integrations.MyAnonamouse;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Keeps every line that was logged.</summary>
internal sealed class ListLogger : ILogger<MyAnonamouseClient>
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{eventId.Name}: {formatter(state, exception)} {exception}");
}
