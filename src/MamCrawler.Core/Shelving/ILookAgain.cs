using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Shelving;

/// <summary>A person's word that what held a download is mended: it is looked at now, not when it is due.</summary>
public interface ILookAgain
{
    /// <summary>
    /// Looks at a download that is in the torrent client: what waits for the library or was held on the way there is looked for in the library, anything else in the
    /// client. Nothing is fetched again. Null when there is none of this id.
    /// </summary>
    /// <exception cref="FaultException">The client or the state could not be asked.</exception>
    Task<LookedAgain?> LookAsync(string downloadId, CancellationToken cancellationToken);
}
