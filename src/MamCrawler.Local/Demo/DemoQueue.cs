namespace MamCrawler.Local.Demo;

/// <summary>What stands first in the order of wanting: the first three series.</summary>
/// <param name="Volumes">How many volumes they miss.</param>
/// <param name="Series">Their names, in order.</param>
public sealed record DemoQueue(int Volumes, IReadOnlyList<string> Series);
