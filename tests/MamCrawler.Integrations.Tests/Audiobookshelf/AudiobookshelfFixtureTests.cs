using MamCrawler.Core.Library;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>The library read from a real server's answers gives, for every item, the people, series and sequences of the expanded answers.</summary>
public sealed class AudiobookshelfFixtureTests
{
    [Fact]
    public void Expanded_All60Items_GiveTheirPeopleSeriesAndSequences()
    {
        Assert.Equal(60, AudiobookshelfFixture.ExpandedItems.Count);
        Assert.All(
            AudiobookshelfFixture.ExpandedItems.Values,
            item => Assert.Equal(AudiobookshelfFixture.PeopleAndSeries(item), Say(ExpandedItemReader.Read(item)))
        );
    }

    [Fact]
    public void List_All60Items_GiveTheExpandedAnswerOrAskForTheBatch()
    {
        var readings = AudiobookshelfFixture.ListItems.Select(ListItemReader.Read).ToList();
        Assert.Equal(60, readings.Count);
        Assert.All(readings, reading => Assert.True((reading.Book is null) != (reading.NeedsBatch is null)));
        Assert.All(
            readings.Where(reading => reading.Book is not null),
            reading => Assert.Equal(AudiobookshelfFixture.PeopleAndSeries(AudiobookshelfFixture.ExpandedItems[reading.Id]), Say(reading.Book!))
        );
        Assert.Equal(6, readings.Count(reading => reading.NeedsBatch is not null));
        Assert.All(
            readings.Where(reading => reading.NeedsBatch is not null),
            reading => Assert.Contains("\", \"", reading.NeedsBatch, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void List_EveryItemReadByItself_GivesTheSameFactsAsInFull()
    {
        foreach (var reading in AudiobookshelfFixture.ListItems.Select(ListItemReader.Read).Where(reading => reading.Book is not null))
        {
            var full = ExpandedItemReader.Read(AudiobookshelfFixture.ExpandedItems[reading.Id]);
            Assert.Equal(full with { Authors = [], Narrators = [], Series = [] }, reading.Book! with { Authors = [], Narrators = [], Series = [] });
        }
    }

    [Theory]
    [InlineData(100, 50)]
    [InlineData(7, 1)]
    public async Task Client_WholeLibrary_GivesTheExpandedAnswers(int pageSize, int batchSize)
    {
        var fake = new FakeAudiobookshelf();
        await using var server = await StubServer.StartAsync(fake.AnswerAsync);
        var library = TestLibrary.On(server, options => options with { PageSize = pageSize, BatchSize = batchSize });
        var books = await TestLibrary.ReadAsync(library);
        Assert.Equal(
            AudiobookshelfFixture.ListItems.Select(item =>
                AudiobookshelfFixture.PeopleAndSeries(AudiobookshelfFixture.ExpandedItems[item.GetProperty("id").GetString()!])
            ),
            books.Select(Say)
        );
        Assert.Equal(6, library.LastReading!.InFull);
    }

    [Fact]
    public void Expanded_MultiTrackItem_CountsItsFiles() =>
        Assert.True(ExpandedItemReader.Read(AudiobookshelfFixture.Read("item-expanded-multitrack")).FileCount > 1);

    [Fact]
    public void List_AskedWithASeriesFilter_IsNotExactAboutOtherSeries() =>
        Assert.All(
            AudiobookshelfFixture
                .Read("items-filter-series")
                .GetProperty("results")
                .EnumerateArray()
                .Select(ListItemReader.Read)
                .Where(reading => reading.Book is not null),
            reading => Assert.Equal(AudiobookshelfFixture.PeopleAndSeries(AudiobookshelfFixture.ExpandedItems[reading.Id]), Say(reading.Book!))
        );

    private static string Say(Book book) =>
        AudiobookshelfFixture.Say(book.Authors, book.Narrators, book.Series.Select(series => (series.Name, series.Sequence.Raw)));
}
