namespace MamCrawler.Local.CommandLine;

/// <summary>The exit codes of every command.</summary>
public static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Good = 0;

    /// <summary>Something is wrong; a sentence on standard error says what.</summary>
    public const int Wrong = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;
}
