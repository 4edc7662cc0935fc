using MamCrawler.Tests.Documents;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>The documents hold together: what they link to is there.</summary>
public sealed class DocumentLinksTests
{
    public static TheoryData<string> Documents => [.. SourceTree.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_ToFilesAndHeadings_LeadSomewhere(string path)
    {
        var document = new MarkdownDocument(path);
        var dead = document.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)).Where(link => !LeadsSomewhere(document, link));
        Assert.Empty(dead);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_ToTheWeb_AreWholeAndSecure(string path) =>
        Assert.All(
            new MarkdownDocument(path).Links.Where(link => link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps, link)
        );

    [Fact]
    public void Headings_OfADocument_HaveEachAnAnchorOfTheirOwn() =>
        Assert.All(SourceTree.Documents.Select(path => new MarkdownDocument(path)), document => Assert.Equal(document.Anchors.Distinct(), document.Anchors));

    private static bool LeadsSomewhere(MarkdownDocument from, string link)
    {
        var parts = link.Split('#', 2);
        var folder = Path.GetDirectoryName(Path.Combine(SourceTree.Root, from.Path))!;
        var target = parts[0].Length == 0 ? Path.Combine(SourceTree.Root, from.Path) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        if (!File.Exists(target) && !Directory.Exists(target))
            return false;
        return parts.Length == 1 || new MarkdownDocument(Path.GetRelativePath(SourceTree.Root, target)).Anchors.Contains(parts[1]);
    }
}
