using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Layout;

namespace MamCrawler.Core.Tests.Downloads.Layout;

public sealed class VolumeLayoutTests
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private static readonly DownloadVolume Three = new("", "Ann Author", "The Saga", "3", "Third Time's Charm");

    [Theory]
    [InlineData("Book/Book.m4b")]
    [InlineData("Book/01.mp3|Book/02.mp3|Book/cover.jpg")]
    [InlineData("Book/CD1/01.mp3|Book/CD 2/01.mp3|Book/Disc 3/01.mp3")]
    [InlineData("Any/Depth/Book/a.m4b|Any/cover.jpg")]
    public void Plan_OneVolumeInOneFolder_StaysAsItIs(string files) => AssertPlan(files, [One], "");

    [Fact]
    public void Plan_OneFileWithoutAFolder_GetsTheVolumesFolder() =>
        AssertPlan("Book.m4b", [One], "Book.m4b > Ann Author/The Saga/1 - The First Fire/Book.m4b");

    [Fact]
    public void Plan_OneVolumeInPartFolders_IsBroughtTogether() =>
        AssertPlan(
            "Book/Part 1/01.mp3|Book/Part 2/01.mp3|Book/00.mp3",
            [One],
            "Book/Part 1/01.mp3 > Ann Author/The Saga/1 - The First Fire/Part 1 - 01.mp3",
            "Book/Part 2/01.mp3 > Ann Author/The Saga/1 - The First Fire/Part 2 - 01.mp3",
            "Book/00.mp3 > Ann Author/The Saga/1 - The First Fire/00.mp3"
        );

    [Theory]
    [InlineData("Book/cover.jpg|Book/book.epub", "no audio")]
    [InlineData("", "no audio")]
    [InlineData("Pack/One Book/a.mp3|Pack/Another Book/b.mp3", "several books")]
    public void Plan_OneVolumeThatCannotBeMapped_IsHeld(string files, string reason) => AssertHeld(files, [One], reason);

    [Fact]
    public void Plan_NoPlannedVolumes_StaysOnlyInOneFolder()
    {
        AssertPlan("Book/a.mp3|Book/b.mp3", [], "");
        AssertHeld("Book/a.mp3|Book/x/b.mp3", [], "not known which books");
        AssertHeld("a.mp3", [], "not known which books");
    }

    [Theory]
    [InlineData("Pack/1 - The First Fire/a.mp3|Pack/1 - The First Fire/b.mp3|Pack/2 - Second Sight/a.mp3")]
    [InlineData("Pack/Book 1/a.mp3|Pack/Book 1/b.mp3|Pack/Book 2/a.mp3")]
    [InlineData("Pack/01/a.mp3|Pack/02/a.mp3")]
    [InlineData("Pack/The Saga 01 - The First Fire/CD1/a.mp3|Pack/The Saga 01 - The First Fire/CD2/a.mp3|Pack/The Saga 02 - Second Sight/a.mp3")]
    [InlineData("Pack/First Fire/02 - chapter.mp3|Pack/Second Sight/01 - chapter.mp3")]
    [InlineData("Ann Author - The Saga 1-2/Vol. 1/x.m4b|Ann Author - The Saga 1-2/Vol. 2/x.m4b|Ann Author - The Saga 1-2/cover.jpg")]
    public void Plan_PackWithAFolderForEachVolume_StaysAsItIs(string files) => AssertPlan(files, [One, Two], "");

    [Fact]
    public void Plan_PackWhoseVolumesLieInOneFolder_GetsAFolderForEach() =>
        AssertPlan(
            "Pack/01 The First Fire.m4b|Pack/02 Second Sight.m4b|Pack/03 Third Time’s Charm.m4b|Pack/cover.jpg|Pack/02 Second Sight.cue",
            [One, Two, Three],
            "Pack/02 Second Sight.cue > Ann Author/The Saga/2 - Second Sight/02 Second Sight.cue",
            "Pack/01 The First Fire.m4b > Ann Author/The Saga/1 - The First Fire/01 The First Fire.m4b",
            "Pack/02 Second Sight.m4b > Ann Author/The Saga/2 - Second Sight/02 Second Sight.m4b",
            "Pack/03 Third Time’s Charm.m4b > Ann Author/The Saga/3 - Third Time's Charm/03 Third Time’s Charm.m4b"
        );

    [Fact]
    public void Plan_PackOfNumberedFilesOneForEach_GoesByTheNumbers() =>
        AssertPlan(
            "Pack/1.m4b|Pack/2.m4b",
            [One, Two],
            "Pack/1.m4b > Ann Author/The Saga/1 - The First Fire/1.m4b",
            "Pack/2.m4b > Ann Author/The Saga/2 - Second Sight/2.m4b"
        );

    [Fact]
    public void Plan_OneVolumeLooseInTheRootBesideAFolder_MovesTheLooseOneOnly() =>
        AssertPlan(
            "Pack/The First Fire.m4b|Pack/Second Sight/a.mp3|Pack/cover.jpg",
            [One, Two],
            "Pack/cover.jpg > Ann Author/The Saga/1 - The First Fire/cover.jpg",
            "Pack/The First Fire.m4b > Ann Author/The Saga/1 - The First Fire/The First Fire.m4b"
        );

    [Fact]
    public void Plan_ChaptersOfSeveralVolumesInOneFolder_GoByTheTitleNotTheChapter() =>
        AssertPlan(
            "Pack/First Fire - 01.mp3|Pack/First Fire - 02.mp3|Pack/Second Sight - 01.mp3",
            [One, Two],
            "Pack/First Fire - 01.mp3 > Ann Author/The Saga/1 - The First Fire/First Fire - 01.mp3",
            "Pack/First Fire - 02.mp3 > Ann Author/The Saga/1 - The First Fire/First Fire - 02.mp3",
            "Pack/Second Sight - 01.mp3 > Ann Author/The Saga/2 - Second Sight/Second Sight - 01.mp3"
        );

    [Fact]
    public void Plan_TitleInsideAnotherTitle_GoesToTheLongerOne()
    {
        DownloadVolume[] volumes = [new("a", "Frank", "Dune", "1", "Dune"), new("b", "Frank", "Dune", "2", "Dune Messiah")];

        AssertPlan(
            "Pack/Dune.m4b|Pack/Dune Messiah.m4b",
            volumes,
            "Pack/Dune.m4b > Frank/Dune/1 - Dune/Dune.m4b",
            "Pack/Dune Messiah.m4b > Frank/Dune/2 - Dune Messiah/Dune Messiah.m4b"
        );
    }

    [Fact]
    public void Plan_DiscsOfAVolumeThatMoves_KeepTheirDiscs() =>
        AssertPlan(
            "Pack/CD1/First Fire.mp3|Pack/CD2/First Fire.mp3|Pack/Second Sight.m4b",
            [One, Two],
            "Pack/CD1/First Fire.mp3 > Ann Author/The Saga/1 - The First Fire/CD1/First Fire.mp3",
            "Pack/CD2/First Fire.mp3 > Ann Author/The Saga/1 - The First Fire/CD2/First Fire.mp3",
            "Pack/Second Sight.m4b > Ann Author/The Saga/2 - Second Sight/Second Sight.m4b"
        );

    [Fact]
    public void Plan_AccentsAndCase_DoNotMatter() =>
        AssertPlan("Pack/CAFÉ NOIR/a.mp3|Pack/Ubung/a.mp3", [One with { Title = "Café Noir" }, Two with { Title = "Übung" }], "");

    [Theory]
    [InlineData("Pack/01.mp3|Pack/02.mp3|Pack/03.mp3", "cannot be told")]
    [InlineData("Pack/CD1/01.mp3|Pack/CD1/02.mp3|Pack/CD2/01.mp3", "may be chapters")]
    [InlineData("Pack/Everything.m4b", "cannot be told")]
    [InlineData("Pack/The First Fire.m4b", "'Second Sight'")]
    [InlineData("Pack/The First Fire.m4b|Pack/Second Sight.m4b|Pack/Bonus Story.m4b", "'Pack/Bonus Story.m4b'")]
    [InlineData("Pack/02 - The First Fire.m4b|Pack/01 - Second Sight.m4b", "cannot be told")]
    [InlineData("Pack/Book 2 - The First Fire.m4b|Pack/Second Sight.m4b", "cannot be told")]
    [InlineData("Pack/The First Fire and Second Sight.m4b|Pack/x.m4b", "cannot be told")]
    [InlineData("Pack/a/The First Fire.mp3|Pack/b/The First Fire.mp3|Pack/Second Sight.mp3", "both become")]
    public void Plan_PackThatIsNotClear_IsHeld(string files, string reason) => AssertHeld(files, [One, Two], reason);

    [Fact]
    public void Plan_TwoVolumesOfOneName_IsHeld() => AssertHeld("Pack/The First Fire.m4b", [One, One with { GapId = "again" }], "cannot be told");

    [Theory]
    [InlineData("Pack/01 The First Fire.m4b|Pack/02 Second Sight.m4b|Pack/03 Third Times Charm.m4b|Pack/cover.jpg|Pack/01 The First Fire.cue")]
    [InlineData("Ann Author/1.m4b|Ann Author/2.m4b|Ann Author/3.m4b")]
    [InlineData("Pack/The First Fire.m4b|Pack/notes.txt|Pack/Second Sight/a.mp3|Pack/Book 3/b.mp3")]
    [InlineData("Pack/Sub/First Fire - 1.mp3|Pack/Sub/First Fire - 2.mp3|Pack/Sub/Second Sight.mp3|Pack/Sub/Third Time's Charm.mp3")]
    public void Plan_AgainAfterAnyNumberOfRenames_LeavesExactlyTheOthers(string text)
    {
        var files = Files(text);
        DownloadVolume[] volumes = [One, Two, Three];
        var whole = VolumeLayout.Plan(files, volumes);
        Assert.Null(whole.Problem);

        for (var done = 0; done <= whole.Renames.Count; done++)
        {
            var now = files
                .Select(file =>
                    whole.Renames.Take(done).FirstOrDefault(rename => rename.From == file.Path) is { } rename ? file with { Path = rename.To } : file
                )
                .ToList();

            var rest = VolumeLayout.Plan(now, volumes);

            Assert.Null(rest.Problem);
            Assert.Equal(whole.Renames.Skip(done), rest.Renames);
        }
    }

    /// <summary>Property: a plan without a problem gives every volume its own folder, whatever the names were.</summary>
    [Fact]
    public void Plan_RandomPacks_EitherHoldOrKeepVolumesApart()
    {
        var random = new Random(59);
        string[] folders = ["", "Pack", "Pack/The First Fire", "Pack/Second Sight", "Pack/Book 1", "Pack/CD1", "Pack/Sub", "Ann Author", "Ann Author/The Saga"];
        string[] names = ["The First Fire", "Second Sight", "01", "02", "Book 1", "Book 2", "Third Time's Charm", "1 - The First Fire", "chapter 2", "cover"];
        string[] extensions = [".mp3", ".m4b", ".jpg", ".cue"];
        var planned = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var files = Enumerable
                .Range(0, random.Next(1, 6))
                .Select(_ =>
                    $"{folders[random.Next(folders.Length)]}/{names[random.Next(names.Length)]}{extensions[random.Next(extensions.Length)]}".TrimStart('/')
                )
                .Distinct()
                .Select(path => new TorrentEntry(path, 1))
                .ToList();

            var plan = VolumeLayout.Plan(files, [One, Two]);

            if (plan.Problem is not null)
            {
                Assert.Empty(plan.Renames);
                continue;
            }
            planned++;
            var to = plan.Renames.ToDictionary(rename => rename.From, rename => rename.To);
            var after = files.Select(file => to.GetValueOrDefault(file.Path, file.Path)).ToList();
            Assert.Equal(after.Count, after.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            var audioFolders = after
                .Where(path => path.EndsWith(".mp3", StringComparison.Ordinal) || path.EndsWith(".m4b", StringComparison.Ordinal))
                .Select(path => path[..path.LastIndexOf('/')])
                .Select(folder => folder.EndsWith("/CD1", StringComparison.Ordinal) ? folder[..^4] : folder)
                .Distinct()
                .ToList();
            Assert.Equal(2, audioFolders.Count);
            Assert.DoesNotContain(audioFolders, folder => audioFolders.Any(other => other.StartsWith(folder + "/", StringComparison.Ordinal)));
        }
        Assert.InRange(planned, 200, 20_000);
    }

    private static List<TorrentEntry> Files(string text) =>
        [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(path => new TorrentEntry(path, 1))];

    private static void AssertPlan(string files, DownloadVolume[] volumes, params string[] expected)
    {
        var plan = VolumeLayout.Plan(Files(files), volumes);

        Assert.Null(plan.Problem);
        Assert.Equal(expected.Where(text => text.Length > 0), plan.Renames.Select(rename => $"{rename.From} > {rename.To}"));
    }

    private static void AssertHeld(string files, DownloadVolume[] volumes, string reason)
    {
        var plan = VolumeLayout.Plan(Files(files), volumes);

        Assert.Contains(reason, plan.Problem, StringComparison.Ordinal);
        Assert.Empty(plan.Renames);
    }
}
