using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Notices;

/// <summary>The messages to a person, for the API, the command line and the doctor.</summary>
public interface INotices
{
    /// <summary>How it stands.</summary>
    Task<NoticeStanding> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Sends a test at once, beside what waits.</summary>
    /// <exception cref="FaultException">It was not taken, or no webhook is switched on.</exception>
    Task TestAsync(CancellationToken cancellationToken);
}
