using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace MamCrawler.Core.Tests.Reports;

/// <summary>Reads a page as a browser's tokenizer would: its tags with their attributes, and its text.</summary>
internal sealed partial class PageReader
{
    private static readonly string[] Attributes =
    [
        "aria-label",
        "aria-labelledby",
        "charset",
        "class",
        "content",
        "cx",
        "cy",
        "data-label",
        "height",
        "http-equiv",
        "id",
        "lang",
        "name",
        "points",
        "r",
        "role",
        "rx",
        "scope",
        "tabindex",
        "text-anchor",
        "viewBox",
        "width",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
    ];

    private static readonly string[] Elements =
    [
        "b",
        "body",
        "caption",
        "circle",
        "desc",
        "details",
        "div",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "html",
        "li",
        "line",
        "main",
        "meta",
        "p",
        "polyline",
        "rect",
        "section",
        "span",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "text",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ];

    private readonly string page;

    public PageReader(string page)
    {
        this.page = page;
        Style = StyleElement().Match(page).Groups[1].Value;
    }

    /// <summary>What stands in the one style element.</summary>
    public string Style { get; }

    /// <summary>Fails unless every tag is one that the pages are made of, with attributes that load and run nothing.</summary>
    public void RequireOnlyOwnMarkup()
    {
        foreach (Match tag in Tag().Matches(page[page.IndexOf("<html", StringComparison.Ordinal)..]))
        {
            var well = WellFormed().Match(tag.Value);
            if (!well.Success || !Elements.Contains(well.Groups["name"].Value))
                throw new XunitException($"A tag that is not ours: {tag.Value}");
            foreach (Capture attribute in well.Groups["attribute"].Captures)
                if (!Attributes.Contains(attribute.Value))
                    throw new XunitException($"An attribute that is not ours: {tag.Value}");
        }
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("^</?(?<name>[a-z0-9]+)( (?<attribute>[A-Za-z0-9-]+)=\"[^\"<>]*\")*/?>$")]
    private static partial Regex WellFormed();
}
