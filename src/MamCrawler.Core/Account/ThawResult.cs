namespace MamCrawler.Core.Account;

/// <summary>What a round of a thaw did.</summary>
/// <param name="Started">How many torrents were started again.</param>
/// <param name="Waiting">How many stay stopped until the ratio allows what they still bring.</param>
internal sealed record ThawResult(int Started, int Waiting);
