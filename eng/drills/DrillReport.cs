namespace MamCrawler.Drills;

/// <summary>Tells what is done and what it showed, and counts what was not as expected.</summary>
public sealed class DrillReport(TextWriter output)
{
    /// <summary>How many expectations were met.</summary>
    public int Met { get; private set; }

    /// <summary>How many were not.</summary>
    public int Missed { get; private set; }

    /// <summary>Says what happens next, or what a person would do now.</summary>
    public void Say(string sentence) => output.WriteLine($"\n{sentence}");

    /// <summary>Says which command is run.</summary>
    public void Command(string line) => output.WriteLine($"  $ {line}");

    /// <summary>Notes whether something is as it must be.</summary>
    public void Expect(bool met, string expectation, string? found = null)
    {
        Met += met ? 1 : 0;
        Missed += met ? 0 : 1;
        output.WriteLine(
            met || found is null
                ? $"  {(met ? "ok  " : "MISS")} {expectation}"
                : $"  MISS {expectation}\n       but: {found.ReplaceLineEndings("\n            ")}"
        );
    }
}
