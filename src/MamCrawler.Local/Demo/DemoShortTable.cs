using MamCrawler.Local.Output;

namespace MamCrawler.Local.Demo;

/// <summary>What was chosen, one line each, for a terminal; the report has the whole reasons.</summary>
internal static class DemoShortTable
{
    internal static ResultTable Answers(DemoFindings findings)
    {
        var table = new ResultTable("What was chosen", "Series", "Volumes", "Release", "Why") { OneLineRows = true };
        foreach (var gaps in findings.Result.GapsAnswered.GroupBy(gap => (gap.Series, gap.Answer, gap.Release, gap.Verdict)))
        {
            table.Add(
                gaps.Key.Series ?? "",
                Ranges([.. gaps.Select(gap => gap.Number).OfType<decimal>()]),
                gaps.Key.Release ?? gaps.Key.Answer,
                Reason(gaps.Key.Verdict)
            );
        }

        return table;
    }

    /// <summary>The first clause of a verdict, without the ranking that follows it and the number of the release that was beaten.</summary>
    internal static string Reason(string verdict)
    {
        const string because = " because ";
        var end = verdict.AsSpan().IndexOfAny(':', '.');
        var clause = end < 0 ? verdict : verdict[..end];
        return clause.IndexOf(because, StringComparison.Ordinal) is var at and >= 0 ? clause[(at + because.Length)..] : clause;
    }

    /// <summary>"1, 3-5": whole numbers that follow each other as a range.</summary>
    internal static string Ranges(IReadOnlyList<decimal> numbers)
    {
        var ranges = new List<(decimal First, decimal Last)>();
        foreach (var number in numbers.Order())
        {
            if (ranges.Count > 0 && number == ranges[^1].Last + 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(
            ", ",
            ranges.Select(range => range.First == range.Last ? Texts.Number(range.First) : $"{Texts.Number(range.First)}-{Texts.Number(range.Last)}")
        );
    }
}
