namespace MamCrawler.Core.Reports.Pages;

/// <summary>What was asked of each service.</summary>
internal static class RequestSection
{
    public static void Write(HtmlWriter html, IReadOnlyDictionary<string, int> requests)
    {
        if (requests.Count == 0)
            return;
        PageTable.Write(
            html,
            ["Service", "#Requests"],
            requests.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new[] { pair.Key, PageWords.Number(pair.Value) })
        );
    }
}
