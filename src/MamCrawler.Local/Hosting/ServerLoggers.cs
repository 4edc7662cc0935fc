using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Local.Hosting;

/// <summary>
/// Loggers for the web server, without its line for each request: that quotes the address with its query, where a person may have put the key by mistake. The API's pipeline tells
/// of requests itself.
/// </summary>
internal sealed class ServerLoggers(ILoggerFactory loggers) : ILoggerFactory
{
    private const string RequestLines = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => categoryName == RequestLines ? NullLogger.Instance : loggers.CreateLogger(categoryName);

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    /// <inheritdoc />
    public void Dispose()
    {
        // The loggers belong to whoever made them.
    }
}
