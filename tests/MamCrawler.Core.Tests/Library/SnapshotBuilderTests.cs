using System.Text.Json;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class SnapshotBuilderTests
{
    [Fact]
    public void Build_BooksOfOneSeries_GathersWhatGapsNeed()
    {
        var snapshot = Read(
            Item("1", "The Iron Lantern", "Ann Writer", "Amber Road", "1") with
            {
                Asin = "B000000001",
                Narrators = ["Nora Reader"],
                Language = "English",
            },
            Item("2", "The Copper Oath", "Ann Writer", "The Amber Road", "Book 2") with
            {
                Narrators = ["Nora Reader", "Ned Speaker"],
                Language = "en",
            },
            Item("3", "Der Eid", "Ann Writer", "Amber Road", "2") with
            {
                Narrators = ["Otto Vorleser"],
                Language = "German",
            }
        );

        var group = Assert.Single(snapshot.Series);
        Assert.Equal("Amber Road", group.Name);
        Assert.Equal(["Ann Writer"], group.Authors);
        Assert.Equal(["B000000001"], group.Asins);
        Assert.Equal("Nora Reader", group.Narrators[0]);
        Assert.Equal("English", group.Language);
        Assert.Equal("English", snapshot.MajorityLanguage);
        Assert.Equal(3, snapshot.BookCount);
        Assert.Equal(3, Assert.Single(snapshot.Authors).OwnedCount);
    }

    [Fact]
    public void Build_NumberInTheTitle_CountsOnlyWhereTheItemsOwnSeriesHasNone()
    {
        var snapshot = Read(
            Item("1", "The Iron Lantern (Amber Road, Book 4)", "Ann Writer", "Amber Road", ""),
            Item("2", "The Copper Oath (Glass Road, Book 9)", "Ann Writer", "Amber Road", "2")
        );

        var group = Assert.Single(snapshot.Series);
        Assert.Equal(["4", "2"], group.Volumes.Select(volume => volume.Sequence.Raw));
    }

    [Fact]
    public void Build_TwoSeriesOfOneName_AreTwoGroups()
    {
        var snapshot = Read(
            Item("1", "The Iron Lantern", "Ann Writer", "Legacy", "1"),
            Item("2", "The Copper Oath", "Ann Writer", "Legacy", "2"),
            Item("3", "Pale Harbour", "Bert Scribe", "Legacy", "1")
        );

        Assert.Equal(["LEGACY by ANN WRITER", "LEGACY by BERT SCRIBE"], snapshot.Series.Select(group => group.Key));
    }

    [Fact]
    public void Build_SeriesOfManyHands_IsOneGroup()
    {
        var snapshot = Read([
            .. Enumerable
                .Range(1, 9)
                .Select(number =>
                    Item($"{number}", $"Volume Title {(char)('A' + number)}", $"{(char)('A' + number)}nna Writer", "Shared World", $"{1 + (number / 2)}")
                ),
        ]);

        Assert.Equal("SHARED WORLD", Assert.Single(snapshot.Series).Key);
    }

    [Fact]
    public void Build_Followed_CountAsHeldWithNothingOwned()
    {
        var builder = new SnapshotBuilder();
        builder.AddFollowedSeries("The Amber Road", "Ann Writer");
        builder.AddFollowedSeries("  ");
        builder.AddFollowedAuthor("Bert Scribe");

        var snapshot = builder.Build();

        var group = Assert.Single(snapshot.Series);
        Assert.True(group is { Followed: true, Name: "The Amber Road", Volumes.Count: 0 });
        Assert.Equal(["Ann Writer"], group.Authors);
        Assert.Equal(new AuthorGroup("BERT SCRIBE", "Bert Scribe", 0, true), Assert.Single(snapshot.Authors));
    }

    [Fact]
    public void Build_AuthorNamedLikeASeries_IsNobody()
    {
        var snapshot = Read(Item("1", "The Iron Lantern: Amber Road, Book 3", "Amber Road", null, ""), Item("2", "Something Else", "Unknown", null, ""));

        Assert.Empty(snapshot.Authors);
        Assert.Empty(Assert.Single(snapshot.Series).Authors);
    }

    [Fact]
    public void Build_CopiesAndPartsOfOneWork_CountOnceForTheAuthor()
    {
        var snapshot = Read(
            Item("1", "The Iron Lantern", "Ann Writer", null, ""),
            Item("2", "The Iron Lantern (Unabridged)", "Writer, Ann", null, ""),
            Item("3", "The Copper Oath", "Ann Writer & Bert Scribe", null, "")
        );

        Assert.Equal([("ANN WRITER", 2), ("BERT SCRIBE", 1)], snapshot.Authors.Select(author => (author.Key, author.OwnedCount)));
    }

    [Fact]
    public void Groups_ThroughJson_StayTheSame()
    {
        var group = Read(Item("1", "The Iron Lantern", "Ann Writer", "Amber Road", "Book 1") with { Narrators = ["Nora Reader"] }).Series[0];

        var json = JsonSerializer.Serialize(group);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<SeriesGroup>(json)));
        Assert.Equal(1, JsonSerializer.Deserialize<SeriesGroup>(json)!.Volumes[0].Sequence.Position);
    }

    private static LibrarySnapshot Read(params Book[] books)
    {
        var builder = new SnapshotBuilder();
        foreach (var book in books)
            builder.Add(book);
        return builder.Build();
    }

    private static Book Item(string id, string title, string author, string? series, string sequence) =>
        new()
        {
            Id = id,
            Title = title,
            Authors = [author],
            Series = series is null ? [] : [new(series, SequenceText.Parse(sequence))],
        };
}
