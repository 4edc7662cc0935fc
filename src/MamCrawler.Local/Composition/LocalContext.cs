using MamCrawler.Core.Ports;
using MamCrawler.Local.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Local.Composition;

/// <summary>What services are composed from.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Settings">The settings in force.</param>
/// <param name="Secrets">The secret store.</param>
/// <param name="Time">The clock of everything that waits and dates.</param>
public sealed record LocalContext(DataFolder Folder, MamCrawlerSettings Settings, ISecretStore Secrets, TimeProvider Time)
{
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
