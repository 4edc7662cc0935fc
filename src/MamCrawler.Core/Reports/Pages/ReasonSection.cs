namespace MamCrawler.Core.Reports.Pages;

/// <summary>Why gaps that were looked for are not being filled, each reason with what it means (rules.md 3).</summary>
internal static class ReasonSection
{
    public static void Write(HtmlWriter html, IReadOnlyDictionary<string, int> reasons, string none)
    {
        html.Add($"<h2>Not being filled</h2>\n");
        if (reasons.Count == 0)
        {
            html.Add($"<p class=\"soft\">{none}</p>\n");
            return;
        }

        PageTable.Write(
            html,
            ["Reason", "#Gaps", "What it means"],
            reasons
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new[] { pair.Key, PageWords.Number(pair.Value), UnfilledReasonAdvice.Of(pair.Key) })
        );
    }
}
