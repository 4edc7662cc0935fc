using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Audiobookshelf;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

public sealed class ListTextTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    [InlineData("Cosmere", "Cosmere", "")]
    [InlineData("Northern Line #2", "Northern Line", "2")]
    [InlineData("Omnibus Road #1-3", "Omnibus Road", "1-3")]
    [InlineData("Greywater Letters #0.5", "Greywater Letters", "0.5")]
    [InlineData("Split #5p3", "Split", "5p3")]
    [InlineData("C#", "C#", "")]
    [InlineData("Ways, Means", null, null, false)]
    [InlineData("A #1, B #2", null, null, false)]
    [InlineData("A #01-16, 13.5", null, null, false)]
    [InlineData("A #2, Dramatized Adaptation", null, null, false)]
    [InlineData("Agent #7 #3", null, null, false)]
    [InlineData("Agent #Seven", null, null, false)]
    [InlineData("Agent #III", null, null, false)]
    [InlineData("Agent #", null, null, false)]
    [InlineData(" #3", null, null, false)]
    public void SeriesName_Text_IsReadOrLeftToTheBatch(string? text, string? name, string? sequence, bool safe = true)
    {
        Assert.Equal(safe, SeriesNameText.TryRead(text, out var series, out var why));
        Assert.Equal(safe, why is null);
        Assert.Equal(name is null ? [] : [(name, sequence!)], series.Select(one => (one.Name, one.Sequence.Raw)));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("J. R. Calloway", "J. R. Calloway")]
    [InlineData("Smith,John", "Smith,John")]
    [InlineData("Oskar Berg, Petra Lindqvist", null)]
    [InlineData("Oakhollow, Maren", null)]
    public void People_Text_IsReadOrLeftToTheBatch(string? text, string? expected)
    {
        Assert.Equal(expected is not null, PersonNamesText.TryRead(text, out var names, out var why));
        Assert.Equal(expected is not null, why is null);
        Assert.Equal(expected ?? "", string.Join('|', names));
    }

    [Fact]
    public void List_TextsNotStated_AsksForTheBatch()
    {
        var reading = Read("""{"id":"a","media":{"metadata":{"title":"T","authors":[{"name":"A"}]}}}""");
        Assert.Null(reading.Book);
        Assert.Contains("narratorName", reading.NeedsBatch, StringComparison.Ordinal);
        Assert.Contains("seriesName", reading.NeedsBatch, StringComparison.Ordinal);
    }

    [Fact]
    public void List_ExactListsWhereTextsWere_AreTaken()
    {
        var book = Read(
            """
            {"id":"a","path":"/b","addedAt":"1795149800011","media":{"duration":"12.5","numAudioFiles":"3","metadata":{"title":7,"asin":" b0lab00001 ","isbn":"978-3-16-148410-0",
            "authors":["A",{"name":"B, C"}],"narrators":["N"],"series":[{"name":"S #1","sequence":2},{"sequence":"3"}],"abridged":"1","language":"English"}}}
            """
        ).Book!;
        Assert.Equal("7", book.Title);
        Assert.Equal(["A", "B, C"], book.Authors);
        Assert.Equal(("S #1", "2"), (Assert.Single(book.Series).Name, book.Series[0].Sequence.Raw));
        Assert.Equal(("B0LAB00001", "9783161484100", 3, true), (book.Asin, book.Isbn, book.FileCount, book.Abridged));
        Assert.Equal(TimeSpan.FromSeconds(12.5), book.Duration);
    }

    [Theory]
    [InlineData("""{"media":{"metadata":{}}}""")]
    [InlineData("""{"id":"a","media":{}}""")]
    [InlineData("""{"id":"a","media":[]}""")]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""[]""")]
    public void List_ItemWithoutIdOrMetadata_IsAShapeFault(string json) =>
        Assert.Equal(FaultName.ShapeChanged, Assert.Throws<StopFaultException>(() => Read(json)).Fault.Name);

    [Fact]
    public void Expanded_WithoutLists_IsAShapeFault() => Assert.Throws<StopFaultException>(() => ExpandedItemReader.Read(AudiobookshelfFixture.ListItems[0]));

    private static ListItemReading Read(string json) => ListItemReader.Read(JsonDocument.Parse(json).RootElement);
}
