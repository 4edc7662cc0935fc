using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Shelving;

/// <summary>What a look that a person asked for came to.</summary>
/// <param name="Download">The download as it then stands.</param>
/// <param name="Looked">False when it is not in the client, so that there is nothing to look at.</param>
/// <param name="Said">What was seen and what comes next, in words.</param>
public sealed record LookedAgain(Download Download, bool Looked, string Said);
