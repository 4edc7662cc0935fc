namespace MamCrawler.Infra.Tests.Cost;

/// <summary>What was not counted but taken for granted, on the side of too much. Each stands in the document.</summary>
internal static class Assumptions
{
    public const int Days = 30;

    /// <summary>Downloads a day; the rules allow 30.</summary>
    public const int DownloadsADay = 5;

    /// <summary>How long a scan keeps an instance working: 100 requests to the tracker at 3 to 5 s with their pauses, and the witnesses before that.</summary>
    public const int ScanSeconds = 900;

    /// <summary>How long any other execution is paid for, its smallest amount included.</summary>
    public const int ExecutionSeconds = 3;

    /// <summary>Storage requests of a timer's job or of a push.</summary>
    public const int TransactionsOfAJob = 60;

    /// <summary>Reads of secrets by a timer's job or by a push that finds a fresh process.</summary>
    public const int SecretsOfAJob = 8;

    /// <summary>Log lines of one execution, the host's own included, each of 1 KB.</summary>
    public const int LinesOfAnExecution = 10;
}
