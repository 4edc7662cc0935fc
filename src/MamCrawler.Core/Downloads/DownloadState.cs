using System.Text.Json.Serialization;

namespace MamCrawler.Core.Downloads;

/// <summary>The states of a download (rules.md 6).</summary>
public enum DownloadState
{
    /// <summary>Proposed; waits for a person, or for Auto. rules.md 6 and the stored rows say Wanted; people, the API and printed JSON are told Proposed.</summary>
    [JsonStringEnumMemberName("Proposed")]
    Wanted,
    Approved,
    Fetching,
    Pushed,
    Downloading,

    /// <summary>Complete in the client.</summary>
    Landed,
    Importing,
    Shelved,

    /// <summary>A person must look.</summary>
    Held,

    /// <summary>Policy forbids it for now.</summary>
    Blocked,
    Failed,
    Abandoned,

    /// <summary>A person said no.</summary>
    Rejected,
}
