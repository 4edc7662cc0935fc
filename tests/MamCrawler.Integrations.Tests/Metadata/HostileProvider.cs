using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.Metadata;

/// <summary>A provider that knows every book and says anything about it; often with the right title and author, so that it is believed.</summary>
internal sealed class HostileProvider(string name, Random random) : IMetadataProvider
{
    private static readonly string?[] Texts =
    [
        null,
        "",
        " ",
        "A Plain Text",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> and words",
        "a\u0000b",
        "two\nlines",
        "\u202Egnp.exe",
        "\uD800",
        "\uFFFD\uFFFD",
        "!!!",
        new string('x', 200_000),
        "日本語",
        "9780306406157",
        "{{7*7}}",
        "' OR 1=1 --",
        "../../etc/passwd",
        "C## #3 # #",
        "Tom & Jerry < > \"'",
        "&lt;b&gt;&amp;amp;",
        "null",
        "B0HOSTILE1",
    ];

    private static readonly string[] Covers =
    [
        "https://m.media-amazon.com/images/I/a.jpg",
        "http://m.media-amazon.com/images/I/b.jpg",
        "http://127.0.0.1:13378/api/backups",
        "https://evil.example.org/a.jpg",
        "https://m.media-amazon.com.evil.example.org/a.jpg",
        "https://user:pass@m.media-amazon.com/a.jpg",
        "file:///etc/passwd",
        "https://is1-ssl.mzstatic.com/image/a.jpg",
    ];

    public string Name { get; } = name;

    public IReadOnlySet<MetadataField> States { get; } = Enum.GetValues<MetadataField>().ToHashSet();

    public int AtOnce => 50;

    public long Requests => 0;

    public Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>>(
            questions.ToDictionary(question => question.ItemId, question => (IReadOnlyList<BookFacts>)[FactsOf(question)])
        );

    private BookFacts FactsOf(MetadataQuestion question) =>
        new()
        {
            Asin = random.Next(5) > 0 ? question.Asin : Text(),
            Title = random.Next(8) > 0 ? question.Title : Text() ?? "",
            Subtitle = Text(),
            Authors = random.Next(8) > 0 ? question.Authors : Many(),
            Narrators = Many(),
            Series = [.. Many().Select(one => new SeriesMembership(one, SequenceText.Parse(Text())))],
            Duration = random.Next(3) > 0 ? question.Duration : TimeSpan.FromSeconds(random.Next(int.MaxValue)),
            Language = random.Next(3) > 0 ? question.Language : Text(),
            ReleaseDate = random.Next(2) == 0 ? DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)) : null,
            Publisher = Text(),
            Isbn = Text(),
            Description = Text(),
            Genres = Many(),
            Cover = new Uri(Covers[random.Next(Covers.Length)]),
        };

    private string? Text() => Texts[random.Next(Texts.Length)];

    private string[] Many() => [.. Enumerable.Range(0, random.Next(6) == 0 ? 400 : random.Next(1, 4)).Select(_ => Text() ?? "")];
}
