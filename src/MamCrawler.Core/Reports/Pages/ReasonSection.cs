namespace MamCrawler.Core.Reports.Pages;

/// <summary>Why gaps that were looked for are not being filled, each reason with what it means (rules.md 3).</summary>
internal static class ReasonSection
{
    /// <summary>Writes both tables.</summary>
    /// <param name="html">The page.</param>
    /// <param name="reasons">Gaps that were looked for and are not being filled, by reason.</param>
    /// <param name="classes">All gaps by class; those that are not looked for say why.</param>
    /// <param name="none">What is said where there are none of the first.</param>
    public static void Write(HtmlWriter html, IReadOnlyDictionary<string, int> reasons, IReadOnlyDictionary<string, int> classes, string none)
    {
        html.Add($"<h2>Not being filled</h2>\n");
        if (reasons.Count == 0)
            html.Add($"<p class=\"soft\">{none}</p>\n");
        else
            Looked(html, reasons);
        var others = GapClassWords.NotLookedFor(classes);
        if (others.Count == 0)
            return;
        html.Add($"<h2>Not looked for</h2>\n");
        PageTable.Write(html, ["Class", "#Gaps", "Why"], others.Select(other => new[] { other.Name, PageWords.Number(other.Count), other.Why }));
    }

    private static void Looked(HtmlWriter html, IReadOnlyDictionary<string, int> reasons) =>
        PageTable.Write(
            html,
            ["Reason", "#Gaps", "What it means"],
            reasons
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new[] { pair.Key, PageWords.Number(pair.Value), UnfilledReasonAdvice.Of(pair.Key) })
        );
}
