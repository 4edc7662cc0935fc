using System.Text;
using MamCrawler.Core.WantedLists;
using MamCrawler.Integrations.WantedFiles;

namespace MamCrawler.Integrations.Tests.WantedFiles;

/// <summary>Exports of Goodreads and StoryGraph and a plain file, as they really come and as they should not.</summary>
public sealed class WantedFileTests
{
    private const string Goodreads =
        "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Publisher,Binding,Year Published,Date Added,Bookshelves,Exclusive Shelf,My Review\r\n";

    private const string StoryGraph = "Title,Authors,Contributors,ISBN/UID,Format,Read Status,Date Added,Tags,Owned?\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_GoodreadsExport_TakesTheShelfToRead()
    {
        var file = await ReadAsync(
            Goodreads
                + "8855321,\"Leviathan Wakes (The Expanse, #1)\",James S.A. Corey,\"Corey, James S.A.\",\"Daniel Abraham, Ty Franck\",=\"1841499889\",=\"9781841499888\",0,Orbit,Paperback,2011,2026/01/02,to-read,to-read,\r\n"
                + "2,\"A Read One\",Some Body,\"Body, Some\",,=\"\",=\"\",5,,,,,favourites,read,\"Two\r\nlines, \"\"quoted\"\".\"\r\n"
                + "3,\"An Own Shelf\",Some Body,\"Body, Some\",,=\"\",=\"\",0,,,,,\"to-read, listen\",to-read,\r\n"
        );
        Assert.Null(file.Refusal);
        Assert.Equal((WishSource.Goodreads, 1), (file.Source, file.OtherShelf));
        Assert.Equal(["read"], file.OtherShelves);
        Assert.Equal([2, 5], file.Lines.Select(line => line.Number));
        var first = file.Lines[0].Draft!;
        Assert.Equal(("Leviathan Wakes", "The Expanse", 1m, "9781841499888"), (first.Title, first.Series, first.Number, first.Isbn));
        Assert.Equal(["James S.A. Corey", "Daniel Abraham", "Ty Franck"], first.Authors);
        Assert.Null(first.Asin);
    }

    [Fact]
    public async Task Read_AnotherShelf_IsTakenByItsName()
    {
        const string rows = "3,\"An Own Shelf\",Some Body,,,=\"\",=\"\",0,,,,,\"to-read, listen\",to-read,\r\n4,Other,Some Body,,,,,0,,,,,,to-read,\r\n";
        Assert.Equal("An Own Shelf", Assert.Single((await ReadAsync(Goodreads + rows, "Listen")).Lines).Draft!.Title);
        Assert.Contains("has no shelves", (await ReadAsync("title,author\nIt,Stephen King", "listen")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_StoryGraphExport_TakesWhatIsToReadAndAsinsWhereIsbnsStand()
    {
        var file = await ReadAsync(
            StoryGraph
                + "\"It\",\"Stephen King\",\"\",B019NOJDKS,audio,to-read,2026/01/02,\"\",No\n"
                + "\"Good Omens\",\"Terry Pratchett, Neil Gaiman\",\"\",9780060853983,digital,to-read,,,No\n"
                + "\"Own Id\",\"Some Body\",\"\",0a1b2c3d-uid,digital,to-read,,,No\n"
                + "\"Done\",\"Some Body\",\"\",,digital,read,,,No\n"
        );
        Assert.Equal((WishSource.StoryGraph, 1), (file.Source, file.OtherShelf));
        Assert.Equal(
            [("It", "B019NOJDKS", null), ("Good Omens", null, "9780060853983"), ("Own Id", null, null)],
            file.Lines.Select(line => (line.Draft!.Title, line.Draft.Asin, line.Draft.Isbn))
        );
        Assert.Equal(["Terry Pratchett", "Neil Gaiman"], file.Lines[1].Draft!.Authors);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Read_PlainFile_IsReadWhateverSeparatesIt(char separator)
    {
        var text = "ASIN,Author,Title,ISBN\n,\"Tolkien, J. R. R.\",The Hobbit,9780261102217\nb002v1a0we,,,\n".Replace(',', '\u0001');
        text = text.Replace("\"Tolkien\u0001 J. R. R.\"", "\"Tolkien, J. R. R.\"", StringComparison.Ordinal).Replace('\u0001', separator);
        var file = await ReadAsync(text);
        Assert.Equal(WishSource.File, file.Source);
        Assert.Equal(("The Hobbit", "Tolkien, J. R. R."), (file.Lines[0].Draft!.Title, file.Lines[0].Draft!.Authors[0]));
        Assert.Equal("B002V1A0WE", file.Lines[1].Draft!.Asin);
    }

    [Fact]
    public async Task Read_BadRows_AreToldWithTheirLinesAndTheGoodOnesAreKept()
    {
        var file = await ReadAsync("title,author,asin\nGood,A Writer,\n\"Two\nlines\",A Writer,\nNo Author,,\n,,\nShort\n,A,notanasin\nLast,A Writer,\n");
        Assert.Equal([2, 3, 5, 7, 8, 9], file.Lines.Select(line => line.Number));
        Assert.Equal(["Good", "Two lines", "Last"], file.Lines.Where(line => line.Draft is not null).Select(line => line.Draft!.Title));
        Assert.Equal("'No Author' has no author. A title alone is too little to know a book by.", file.Lines[2].Refusal);
        Assert.Contains("'NOTANASIN' is no ASIN", file.Lines[4].Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_QuoteNeverClosed_TellsTheRowAndKeepsWhatWasBefore()
    {
        var file = await ReadAsync("title,author\nGood,A Writer\n\"Open,A Writer\nSwallowed,A Writer\n");
        Assert.Equal("Good", file.Lines[0].Draft!.Title);
        Assert.Equal(3, file.Lines[1].Number);
        Assert.Contains("never closed", file.Lines[1].Refusal, StringComparison.Ordinal);
        Assert.Equal(2, file.Lines.Count);
    }

    [Fact]
    public async Task Read_Encodings_AreToldApart()
    {
        const string text = "title,author\nLes Misérables,Victor Hugo\n";
        Encoding[] marked = [new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];
        byte[][] files =
        [
            .. marked.Select(encoding => encoding.GetPreamble().Concat(encoding.GetBytes(text)).ToArray()),
            Encoding.UTF8.GetBytes(text),
            Encoding.Latin1.GetBytes(text),
        ];
        foreach (var bytes in files)
            Assert.Equal("Les Misérables", Assert.Single((await WantedFile.ReadAsync(new MemoryStream(bytes), null, Token)).Lines).Draft!.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("name,writer\nIt,King")]
    public async Task Read_NoListOfBooks_IsRefusedInASentence(string text)
    {
        var file = await ReadAsync(text);
        Assert.Empty(file.Lines);
        Assert.Contains("names no column 'title' or 'asin'", file.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TooLargeOrTooManyRows_IsBounded()
    {
        Assert.Contains("larger than 32 MiB", (await WantedFile.ReadAsync(new EndlessStream(), null, Token)).Refusal, StringComparison.Ordinal);
        var many = await ReadAsync("asin\n" + string.Concat(Enumerable.Repeat("B002V1A0WE\n", WantedFile.MostRows + 5)));
        Assert.Equal(WantedFile.MostRows + 1, many.Lines.Count);
        Assert.Contains("more than 100000 rows", many.Lines[^1].Refusal, StringComparison.Ordinal);
    }

    private static Task<WantedFileResult> ReadAsync(string text, string? shelf = null) =>
        WantedFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), shelf, Token);
}
