using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Hardcover;

/// <summary>What is made of Hardcover's rows when they are asked for metadata: what stands for another book, in another language, or in no shape, is not used.</summary>
public sealed class HardcoverRowsTests
{
    private const string Book =
        """{"id":7,"title":"The Iron Gate","subtitle":"A Tale","canonical_id":null,"book_status_id":1,"contributions":[{"contribution":null,"author":{"name":"Ann Writer"}},{"contribution":"Narrator","author":{"name":"Nora Reader"}}],"book_series":[{"position":3,"details":"3","featured":true,"series":{"name":"Gates"}},{"position":40,"details":"40","featured":false,"series":{"name":"Best of 2019"}},{"position":1,"series":null},5]}""";

    [Fact]
    public async Task Find_ByAsin_TheFeaturedSeriesAlone()
    {
        var facts = Assert.Single(await FindAsync(Edition("\"asin\":\"b000000001\",\"audio_seconds\":36000,\"language\":{\"language\":\"English\"}"), Book));
        Assert.Equal(("Gates", "3"), (Assert.Single(facts.Series).Name, facts.Series[0].Sequence.Raw));
        Assert.Equal(("B000000001", "The Iron Gate", "English", TimeSpan.FromHours(10)), (facts.Asin, facts.Title, facts.Language, facts.Duration));
        Assert.Equal(["Ann Writer"], facts.Authors);
    }

    [Fact]
    public async Task Find_NoneIsFeatured_AllOfThem()
    {
        var facts = Assert.Single(
            await FindAsync(Edition("\"asin\":\"B000000001\""), Book.Replace("\"featured\":true", "\"featured\":false", StringComparison.Ordinal))
        );
        Assert.Equal(["Gates", "Best of 2019"], facts.Series.Select(place => place.Name));
    }

    [Fact]
    public async Task Find_TranslatedEdition_HasNoSeries()
    {
        var facts = Assert.Single(await FindAsync(Edition("\"asin\":\"B000000001\",\"title\":\"Das eiserne Tor\""), Book));
        Assert.Equal(("Das eiserne Tor", 0), (facts.Title, facts.Series.Count));
    }

    [Theory]
    [InlineData("\"isbn_13\":\"9780306406157\"", 1)]
    [InlineData("\"isbn_10\":\"0306406152\"", 1)]
    [InlineData("\"isbn_13\":\"9783161484100\"", 0)]
    [InlineData("\"asin\":\"B000000002\"", 0)]
    [InlineData("\"asin\":[1]", 0)]
    public async Task Find_Editions_OnlyThoseThatWereAskedFor(string members, int expected) =>
        Assert.Equal(expected, (await FindAsync(Edition(members), Book)).Count);

    [Theory]
    [InlineData("\"canonical_id\":null", "\"canonical_id\":6")]
    [InlineData("\"book_status_id\":1", "\"book_status_id\":4")]
    [InlineData("\"id\":7", "\"id\":\"x\"")]
    [InlineData("\"title\":\"The Iron Gate\"", "\"title\":null")]
    public async Task Find_BookStandsForAnotherOrIsNone_IsNothing(string was, string becomes) =>
        Assert.Empty(await FindAsync(Edition("\"asin\":\"B000000001\""), Book.Replace(was, becomes, StringComparison.Ordinal)));

    [Fact]
    public void Options_LimitsOfMetadata_AreBounded()
    {
        Assert.Empty(new HardcoverOptions().Validate());
        Assert.Equal(
            2,
            new HardcoverOptions { MetadataPerDay = 5000, KeptForGaps = -1 }
                .Validate()
                .Count
        );
    }

    private static string Edition(string members) => $$"""{"id":1,"book_id":7,{{members}}}""";

    private static async Task<IReadOnlyList<BookFacts>> FindAsync(string edition, string book)
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
                StubServer.WriteAsync(
                    context,
                    200,
                    request.Body.Contains("editions(", StringComparison.Ordinal)
                        ? $$$"""{"data":{"editions":[{{{edition}}},{"id":2},7]}}"""
                        : $$$"""{"data":{"known":[{{{book}}}],"titled":[]}}"""
                )
        );
        using var witness = FakeHardcover.WitnessOn(server);
        var question = new MetadataQuestion
        {
            ItemId = "li_1",
            Title = "The Iron Gate",
            Authors = ["Ann Writer"],
            Asin = "B000000001",
            Isbn = "9780306406157",
        };
        return (await ((IMetadataProvider)witness).FindAsync([question], CancellationToken.None))["li_1"];
    }
}
