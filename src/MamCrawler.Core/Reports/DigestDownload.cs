using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Reports;

/// <summary>A download in a digest.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it arrived, or since when it is stuck.</param>
/// <param name="Why">Why it stands there, in words.</param>
public sealed record DigestDownload(string Id, string Title, DownloadState State, DateTimeOffset At, string Why);
