namespace MamCrawler.Core.Ports;

/// <summary>How many requests this process made to each service.</summary>
public interface IRequestCounts
{
    /// <summary>Requests by service, since the process started.</summary>
    IReadOnlyDictionary<string, int> Read();
}
