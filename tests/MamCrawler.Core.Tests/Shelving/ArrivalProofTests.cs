using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>Examples of what the library may show of a book that landed (rules.md 7).</summary>
public sealed class ArrivalProofTests
{
    private const string Folder = "/media/books/Ann Author/The Saga/2 - Second Sight";
    private static readonly DateTimeOffset Began = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hours = TimeSpan.FromHours(10);

    private static readonly ArrivalExpectation Expected = new()
    {
        Title = "Second Sight",
        Author = "Ann Author",
        Series = "The Saga",
        Asins = ["B000000002"],
        Durations = [Hours],
        Folder = Folder,
        IsInLibrary = true,
        AudioFiles = 3,
        Since = Began,
    };

    [Fact]
    public void Judge_ItemInItsFolder_IsProvedByPath()
    {
        var verdict = ArrivalProof.Judge(Expected, [Item()]);

        Assert.Equal((ArrivalResult.Proved, ArrivalMatch.Path, "i1"), (verdict.Result, verdict.By, verdict.Item?.Book.Id));
        Assert.Contains(Folder, verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ItemWasInItsFolderBefore_IsProvedAllTheSame() =>
        Assert.Equal(ArrivalResult.Proved, ArrivalProof.Judge(Expected, [Item(added: Began.AddYears(-1))]).Result);

    [Fact]
    public void Judge_SameItemFoundTwice_IsOne() => Assert.Equal(ArrivalResult.Proved, ArrivalProof.Judge(Expected, [Item(), Item()]).Result);

    [Theory]
    [InlineData(9.81, ArrivalResult.Proved)]
    [InlineData(10.19, ArrivalResult.Proved)]
    [InlineData(9.79, ArrivalResult.Held)]
    [InlineData(10.21, ArrivalResult.Held)]
    public void Judge_Duration_MayBeTwoPercentAway(double hours, ArrivalResult result)
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(duration: TimeSpan.FromHours(hours))]);

        Assert.Equal((result, result == ArrivalResult.Held ? ShelvingHold.WrongDuration : null), (verdict.Result, verdict.Hold));
    }

    [Fact]
    public void Judge_OneOfTheRecordingsIsAsLong_IsProved() =>
        Assert.Equal(ArrivalResult.Proved, ArrivalProof.Judge(Expected with { Durations = [Hours * 2, Hours] }, [Item()]).Result);

    [Fact]
    public void Judge_NobodySaidHowLong_IsProvedWithItsDurationOnRecord()
    {
        var verdict = ArrivalProof.Judge(Expected with { Durations = [] }, [Item()]);

        Assert.Equal((ArrivalResult.Proved, Hours), (verdict.Result, verdict.Item?.Book.Duration));
    }

    [Fact]
    public void Judge_DurationNotReadYet_IsWaitedFor() =>
        Assert.Equal(ArrivalResult.NotYet, ArrivalProof.Judge(Expected, [Item() with { Book = Item().Book with { Duration = null } }]).Result);

    [Theory]
    [InlineData(0, ArrivalResult.NotYet)]
    [InlineData(2, ArrivalResult.NotYet)]
    [InlineData(4, ArrivalResult.Held)]
    public void Judge_TracksAreNotThoseOfTheTorrent_IsNotShelved(int tracks, ArrivalResult result)
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(tracks: tracks)]);

        Assert.Equal((result, ShelvingHold.WrongTracks), (verdict.Result, verdict.Hold));
    }

    [Fact]
    public void Judge_NothingThere_IsALateArrival()
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(path: "/media/books/Other", title: "Other", asin: null)]);

        Assert.Equal((ArrivalResult.NotYet, ShelvingHold.LateArrival), (verdict.Result, verdict.Hold));
        Assert.Contains(Folder, verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ServerDoesNotFindItsFiles_IsNotThere() =>
        Assert.Equal(ArrivalResult.NotYet, ArrivalProof.Judge(Expected, [Item() with { IsMissing = true }]).Result);

    [Fact]
    public void Judge_TwoItemsInItsFolder_IsHeld() =>
        Assert.Equal(ShelvingHold.TwoItems, ArrivalProof.Judge(Expected, [Item(), Item("i2", $"{Folder}/CD 2")]).Hold);

    [Fact]
    public void Judge_ANewTwinElsewhere_IsTwoItems() =>
        Assert.Equal(ShelvingHold.TwoItems, ArrivalProof.Judge(Expected, [Item(), Item("i2", "/media/books/incoming/Second Sight")]).Hold);

    [Fact]
    public void Judge_AnOldCopyElsewhere_SaysNothing() =>
        Assert.Equal(ArrivalResult.Proved, ArrivalProof.Judge(Expected, [Item(), Item("i2", "/media/books/old", added: Began.AddDays(-1))]).Result);

    [Fact]
    public void Judge_AnotherVolumeOfTheSameName_IsNoTwin() =>
        Assert.Equal(
            ArrivalResult.Proved,
            ArrivalProof
                .Judge(
                    Expected with
                    {
                        OtherFolders = ["/media/books/Ann Author/The Saga/3 - Second Sight"],
                    },
                    [Item(), Item("i2", "/media/books/Ann Author/The Saga/3 - Second Sight", asin: null)]
                )
                .Result
        );

    [Fact]
    public void Judge_InTwoLibraries_IsHeld()
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(), Item() with { LibraryId = "other" }]);

        Assert.Equal((ArrivalResult.Held, ShelvingHold.SeveralLibraries), (verdict.Result, verdict.Hold));
    }

    [Fact]
    public void Judge_ByAnotherAuthor_IsHeld()
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(author: "Bea Other")]);

        Assert.Equal((ArrivalResult.Held, ShelvingHold.WrongAuthor), (verdict.Result, verdict.Hold));
        Assert.Contains("Bea Other", verdict.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Author, Ann")]
    [InlineData("Ann Author & Bea Other")]
    [InlineData("Author")]
    [InlineData("Unknown")]
    [InlineData("The Saga")]
    [InlineData("")]
    public void Judge_AuthorWrittenOtherwiseOrUnknown_IsProved(string author) =>
        Assert.Equal(ArrivalResult.Proved, ArrivalProof.Judge(Expected, [Item(author: author)]).Result);

    [Fact]
    public void Judge_TheFolderAboveIsTakenForOneBook_IsTheWrongFolder()
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(path: "/media/books/Ann Author/The Saga", title: "The Saga", asin: null, tracks: 30)]);

        Assert.Equal((ArrivalResult.Held, ShelvingHold.WrongFolder), (verdict.Result, verdict.Hold));
    }

    [Fact]
    public void Judge_CameElsewhereThoughTheLibrarySeesItsFolder_IsTheWrongFolderWhenPatienceEnds()
    {
        var verdict = ArrivalProof.Judge(Expected, [Item(path: "/media/books/incoming/Second Sight")]);

        Assert.Equal((ArrivalResult.NotYet, ShelvingHold.WrongFolder), (verdict.Result, verdict.Hold));
    }

    [Theory]
    [InlineData("B000000002", "Another Title", "Ann Author", ArrivalMatch.Asin)]
    [InlineData(null, "The Second Sight", "A. Author", null)]
    [InlineData(null, "Second Sight", "Ann Author", ArrivalMatch.TitleAndAuthor)]
    [InlineData(null, "Second Sight", "", null)]
    public void Judge_LibrarySeesTheDiskUnderAnotherName_IsProvedByAsinOrByTitleAndAuthor(string? asin, string title, string author, ArrivalMatch? by)
    {
        var unmapped = Expected with { Folder = "/downloads/Second Sight", IsInLibrary = false };

        var verdict = ArrivalProof.Judge(unmapped, [Item(asin: asin, title: title, author: author)]);

        Assert.Equal(by, verdict.By);
        Assert.Equal(by is null ? ShelvingHold.NoLibraryFolder : null, verdict.Hold);
    }

    [Fact]
    public void Judge_WindowsPaths_AreComparedAsWindowsDoes() =>
        Assert.Equal(
            ArrivalResult.Proved,
            ArrivalProof.Judge(Expected with { Folder = "D:/Books/Second Sight" }, [Item(path: @"d:\books\second sight")]).Result
        );

    private static ShelfItem Item(
        string id = "i1",
        string path = Folder,
        string title = "Second Sight",
        string author = "Ann Author",
        string? asin = "B000000002",
        int tracks = 3,
        TimeSpan? duration = null,
        DateTimeOffset? added = null
    ) =>
        new(
            new Book
            {
                Id = id,
                Title = title,
                Authors = author.Length > 0 ? [author] : [],
                Asin = asin,
                Path = path,
                Duration = duration ?? Hours,
                AddedAt = added ?? Began.AddDays(1),
            },
            "books",
            tracks
        );
}
