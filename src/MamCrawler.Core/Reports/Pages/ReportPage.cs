namespace MamCrawler.Core.Reports.Pages;

/// <summary>The frame of a page that stands by itself: it loads nothing, runs nothing, and says so to the browser.</summary>
internal static class ReportPage
{
    /// <summary>A whole document.</summary>
    /// <param name="title">Its title, also its heading.</param>
    /// <param name="subtitle">The line below.</param>
    /// <param name="content">Writes what stands between heading and end.</param>
    public static string Of(string title, string subtitle, Action<HtmlWriter> content)
    {
        var html = new HtmlWriter();
        html.Add($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageStyle.Policy}\">\n");
        html.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Add($"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n");
        Style(html);
        html.Add($"</head>\n<body>\n<main>\n<header>\n<h1>{title}</h1>\n<p>{subtitle}</p>\n</header>\n");
        content(html);
        html.Add(
            $"<footer>Written by MamCrawler. Times are UTC. This page loads nothing and can be kept or sent as one file.</footer>\n</main>\n</body>\n</html>\n"
        );
        return html.ToString();
    }

    // The style is ours and must not be escaped; the browser compares it with the hash in the policy.
    private static void Style(HtmlWriter html)
    {
        html.Add($"<style>");
        html.AddStyle();
        html.Add($"</style>\n");
    }
}
