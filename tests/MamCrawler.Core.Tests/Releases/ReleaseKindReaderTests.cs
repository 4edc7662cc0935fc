using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class ReleaseKindReaderTests
{
    [Theory]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate", "Ashfall #3")]
    [InlineData("The Iron Gate", "Ashfall #3", "Iron Gate", "Ashfall #03")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate (Ashfall, Book 3)", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate: Ashfall, Book 3", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall 03 - The Iron Gate", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall: The Iron Gate", "Ashfall #3")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ann Writer - The Iron Gate", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall Book III", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall, Book Three", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall 3", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate", "The Ashfall Saga #3")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate: An Epic Fantasy Adventure", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Irn Gate", "Ashfall #3")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate (Unabridged) [64k]", "Ashfall #3")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate", "Ashfall #3; Worlds of Ash #11")]
    [InlineData("The Iron Gate", "Ashfall #3; Worlds of Ash #11", "Iron Gate", "Worlds of Ash #11")]
    [InlineData("", "Ashfall #3", "The Iron Gate", "Ashfall #3")]
    [InlineData("Ashfall", "Ashfall #1", "Ashfall", "Ashfall #1")]
    [InlineData("Ashfall", "Ashfall #1", "Ashfall: Book 1", "Ashfall #1")]
    [InlineData("Ashfall 2", "Ashfall #2", "Ashfall II", "")]
    [InlineData("Ashfall 2", "Ashfall #2", "Ashfall, Vol. 2", "Ashfall")]
    [InlineData("Cinder", "", "Cinder: A Novel", "")]
    [InlineData("Why Rivers Bend", "", "Why Rivers Bend: A Short History of Water", "")]
    [InlineData("Prince of Salt", "Salt #2", "Prince of Salt", "Salt #4")]
    [InlineData("The Collected Letters", "", "The Collected Letters", "")]
    [InlineData("The Bone Collection", "Ashfall #4", "The Bone Collection", "Ashfall #4")]
    [InlineData("The Last Trilogy", "Ashfall #5", "The Last Trilogy", "Ashfall #5")]
    [InlineData("The Iron Gate", "The Ash Tower #3", "The Ash Tower III: The Iron Gate", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall 03: The Iron Gate", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall-03-The Iron Gate", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate: Book 3 in the Ashfall Series", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate: Ashfall Series", "")]
    [InlineData("The Iron Gate", "Ash Wars: The Smith Trilogy #3", "Ash Wars: Smith Trilogy, Book 3: The Iron Gate", "")]
    [InlineData("Das Tor der Zwerge", "Die Zwerge #2", "Die Zwerge, Teil 2: Das Tor der Zwerge", "")]
    [InlineData("La Porte", "Les Nains #1", "Les Nains, Tome 1 : La Porte", "")]
    [InlineData("Ashfall, Vol. 3", "Ashfall #3", "Ashfall: Cinders Rising (Light Novel) Vol. 3", "Ashfall #3")]
    public void Classify_TheWantedVolume_IsASingleVolume(string title, string series, string row, string rowSeries) =>
        Assert.Equal(ReleaseKind.SingleVolume, ReleaseKindReader.Classify(Listing.Want(title, series), Listing.Row(row, rowSeries)));

    [Theory]
    [InlineData("The Iron Gate", "Ashfall #3", "The Glass Tower", "Ashfall #4")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Glass Tower", "Ashfall #3")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Glass Tower", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "Ashfall 4", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "The World of Ashfall", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gates of Santo Tomas", "")]
    [InlineData("Ashfall", "Ashfall #1", "Ashfall 2", "Ashfall #2")]
    [InlineData("Ashfall", "Ashfall #1", "Ashfall 2", "")]
    [InlineData("Ashfall 2", "Ashfall #2", "Ashfall", "Ashfall #1")]
    [InlineData("Ashfall 2", "Ashfall #2", "Ashfall", "Ashfall")]
    [InlineData("Ashfall 2", "Ashfall #2", "Ashfall 12", "Ashfall")]
    [InlineData("Ashfall", "Ashfall #1", "Ashfall: Omens", "Ashfall #6")]
    [InlineData("Cinder", "", "Cinder and Ash", "")]
    [InlineData("Cinder", "", "Cinder: The Making Of", "")]
    [InlineData("", "Ashfall #3", "The Eighth Door", "Ashfall: Night Watch #3")]
    [InlineData("The Best of Ann Writer: Volume 2", "", "The Best of Ann Writer: Volume 3", "")]
    [InlineData("The Iron Gate", "Ashfall #3", "The Iron Gate Companion", "Ashfall")]
    [InlineData("Ashfall, Vol. 3", "Ashfall #3", "Ashfall: Cinders Rising (Light Novel) Vol. 4", "Ashfall")]
    [InlineData("Ash 2033", "Ash #1", "Ash 2034", "Ash")]
    [InlineData("The Adventures of Ash", "Ash #3", "The Further Adventures of Ash", "Ash")]
    public void Classify_AnotherBook_IsOther(string title, string series, string row, string rowSeries) =>
        Assert.Equal(ReleaseKind.Other, ReleaseKindReader.Classify(Listing.Want(title, series), Listing.Row(row, rowSeries)));

    [Theory]
    [InlineData("The Ashfall Series", "Ashfall #1-5")]
    [InlineData("Ashfall Books 1-4", "")]
    [InlineData("Ashfall Trilogy", "Ashfall")]
    [InlineData("Ashfall: The Complete Series", "")]
    [InlineData("Ashfall Box Set", "Ashfall #1, 2, 3")]
    [InlineData("Ashfall (Books 1-3)", "Ashfall")]
    [InlineData("Ashfall: Omnibus Two", "Ashfall #3-4")]
    [InlineData("Ann Writer Collection", "Ashfall; Salt")]
    [InlineData("The Glass Tower / The Iron Gate", "Ashfall")]
    [InlineData("The Iron Gate and other novels Collection", "")]
    [InlineData("Ashfall", "Ashfall #1-16, 13.5")]
    [InlineData("Ashfall 1 to 5", "Ashfall #1 to 5")]
    [InlineData("Ashfall, Books One to Five", "")]
    [InlineData("Ashfall Bks. 1-5", "")]
    [InlineData("Ashfall #1-#5", "")]
    [InlineData("Ashfall 01-05", "")]
    [InlineData("The Complete Ashfall", "")]
    [InlineData("Ashfall (Complete)", "")]
    [InlineData("Ashfall - 5 Book Bundle", "")]
    [InlineData("Ashfall, Volumes I-V", "")]
    [InlineData("Ann Writer - Ashfall 1-5", "Ashfall")]
    [InlineData("Ashfall Band 1-5", "")]
    [InlineData("Worlds of Ash", "Ashfall #1-5; Worlds #1-20")]
    [InlineData("Ashfall Trilogy", "Ashfall #1")]
    public void Classify_APackWithTheVolume_IsAPack(string row, string rowSeries) =>
        Assert.Equal(ReleaseKind.Pack, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row(row, rowSeries, mebibytes: 5000)));

    [Theory]
    [InlineData("Ashfall Books 4-6", "")]
    [InlineData("The Ashfall Series", "Ashfall #4-9")]
    [InlineData("Ashfall Duology", "Ashfall")]
    [InlineData("Ann Writer Collection", "")]
    [InlineData("Ann Writer Collection", "Salt")]
    [InlineData("The Glass Tower / The Salt Road", "Ashfall")]
    public void Classify_APackWithoutTheVolume_IsOther(string row, string rowSeries) =>
        Assert.Equal(ReleaseKind.Other, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row(row, rowSeries)));

    [Theory]
    [InlineData("Novels #1, 3, 5", ReleaseKind.Pack)]
    [InlineData("Novels #4, 5, 7", ReleaseKind.Other)]
    [InlineData("Books 2-4", ReleaseKind.Pack)]
    [InlineData("5 novels, mp3", ReleaseKind.Pack)]
    public void Classify_TagsListTheVolumes_CountForAPackWithoutNumbers(string tags, ReleaseKind expected) =>
        Assert.Equal(
            expected,
            ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row("Further Tales of Ash", "Ashfall") with { Tags = tags })
        );

    [Theory]
    [InlineData("The Iron Gate (Part 1 of 3)", "Ashfall #3")]
    [InlineData("The Iron Gate, Part Two", "Ashfall #3")]
    [InlineData("The Iron Gate (2 of 2)", "Ashfall")]
    [InlineData("The Iron Gate", "Ashfall #3p1")]
    [InlineData("The Iron Gate: Parts 1 & 2", "Ashfall #3.1-3.2")]
    [InlineData("The Iron Gate", "Ashfall #3.1, 3.2")]
    [InlineData("The Iron Gate", "Ashfall #3.2")]
    [InlineData("Iron Gate [Dramatized Adaptation] (1 of 2)", "Ashfall #3")]
    [InlineData("The Iron Gate - 1 of 2", "Ashfall #3")]
    [InlineData("The Iron Gate Pt 1", "Ashfall #3")]
    [InlineData("The Iron Gate (Teil 1 von 2)", "Ashfall #3")]
    [InlineData("The Iron Gate, Part 1 of 3: The Smith", "Ashfall #3")]
    public void Classify_APartOfTheVolume_IsAPart(string row, string rowSeries) =>
        Assert.Equal(ReleaseKind.Part, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row(row, rowSeries)));

    [Theory]
    [InlineData("The Iron Gate (Part 1 of 3)", "Ashfall #2")]
    [InlineData("The Glass Tower (Part 1 of 3)", "Ashfall")]
    public void Classify_APartOfAnotherVolume_IsOther(string row, string rowSeries) =>
        Assert.Equal(ReleaseKind.Other, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row(row, rowSeries)));

    [Theory]
    [InlineData("The Iron Gate (Dramatized Adaptation)", "Nora Reader", "")]
    [InlineData("The Iron Gate", "GraphicAudio", "")]
    [InlineData("The Iron Gate", "Graphic Audio", "")]
    [InlineData("The Iron Gate", "BBC Radio 4", "")]
    [InlineData("The Iron Gate", "Full Cast", "audio drama, 256kbps")]
    [InlineData("The Iron Gate", "BBC Full Cast", "")]
    [InlineData("The Iron Gate: A Full-Cast Audio Drama", "Nora Reader", "")]
    [InlineData("The Iron Gate", "Nora Reader", "audio theatre")]
    [InlineData("The Iron Gate", "Full Cast", "Full cast with sound effects")]
    [InlineData("Das eiserne Tor (Hörspiel)", "Nora Reader", "")]
    public void Classify_ADramatisation_IsDramatised(string row, string narrator, string tags) =>
        Assert.Equal(
            ReleaseKind.Dramatised,
            ReleaseKindReader.Classify(
                Listing.Want(row.StartsWith("Das", StringComparison.Ordinal) ? "Das eiserne Tor" : "The Iron Gate", "Ashfall #3"),
                Listing.Row(row, "Ashfall #3", narrator: narrator) with
                {
                    Tags = tags,
                }
            )
        );

    [Theory]
    [InlineData("Nora Reader; Ben Voice; Full Cast", "collection")]
    [InlineData("Full Cast", "")]
    [InlineData("Nora Reader", "not dramatized")]
    [InlineData("Nora Reader; Ben Voice", "multi-voice, full cast")]
    public void Classify_APlainReadingBySeveralVoices_IsNotDramatised(string narrator, string tags) =>
        Assert.Equal(
            ReleaseKind.SingleVolume,
            ReleaseKindReader.Classify(
                Listing.Want("The Iron Gate", "Ashfall #3"),
                Listing.Row("The Iron Gate", "Ashfall #3", narrator: narrator) with
                {
                    Tags = tags,
                }
            )
        );

    [Theory]
    [InlineData("Bob Writer", "The Iron Gate", "Ashfall #3", ReleaseKind.Other)]
    [InlineData("Writer, Ann", "The Iron Gate", "Ashfall #3", ReleaseKind.SingleVolume)]
    [InlineData("Cy Coauthor; Ann Writer", "The Iron Gate", "Ashfall #3", ReleaseKind.SingleVolume)]
    [InlineData("", "The Iron Gate", "Ashfall #3", ReleaseKind.SingleVolume)]
    [InlineData("Ashfall", "The Iron Gate", "Ashfall #3", ReleaseKind.SingleVolume)]
    [InlineData("Ashfall", "The Iron Gate: Ashfall, Book 3", "", ReleaseKind.SingleVolume)]
    [InlineData("", "The Iron Gate", "", ReleaseKind.Other)]
    [InlineData("", "The Iron Gate", "Ashfall", ReleaseKind.Other)]
    public void Classify_Author_UnknownAgreesOnlyWhenSeriesAndNumberAgree(string author, string row, string rowSeries, ReleaseKind expected) =>
        Assert.Equal(expected, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row(row, rowSeries, author)));

    [Theory]
    [InlineData("The Land: Chaos Seeds #4", "The Land: Catacombs", ReleaseKind.SingleVolume)]
    [InlineData("Chaos Seeds #4", "The Land: Catacombs", ReleaseKind.SingleVolume)]
    [InlineData("Chaos Seeds #4", "Book Four", ReleaseKind.SingleVolume)]
    [InlineData("The Land: Chaos Seeds #3", "The Land: Alliances", ReleaseKind.Other)]
    [InlineData("The Land: Chaos Seeds #1-7", "The Land: Chaos Seeds Series", ReleaseKind.Pack)]
    public void Classify_SeriesUnderAnotherName_IsTheSameSeries(string rowSeries, string row, ReleaseKind expected) =>
        Assert.Equal(
            expected,
            ReleaseKindReader.Classify(Listing.Want("The Land: Catacombs", "The Land #4") with { SeriesAliases = ["Chaos Seeds"] }, Listing.Row(row, rowSeries))
        );

    [Fact]
    public void Classify_ATranslationAtTheSamePosition_IsTheSameWork() =>
        Assert.Equal(
            ReleaseKind.SingleVolume,
            ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), Listing.Row("Das eherne Tor", "Ashfall #3") with { LanguageCode = "GER" })
        );

    [Fact]
    public void Classify_AWholeSeriesUnderItsName_IsAPackOnlyWhenLarge()
    {
        var row = Listing.Row("Ashfall", "Ashfall", mebibytes: 9000);

        Assert.Equal(ReleaseKind.Pack, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), row));
        Assert.Equal(ReleaseKind.Other, ReleaseKindReader.Classify(Listing.Want("The Iron Gate", "Ashfall #3"), row with { SizeBytes = 400 << 20 }));
    }

    [Fact]
    public void Classify_AnOmnibusThatIsItselfWanted_IsTheVolume() =>
        Assert.Equal(ReleaseKind.SingleVolume, ReleaseKindReader.Classify(Listing.Want("Ashfall: Omnibus One"), Listing.Row("Ashfall: Omnibus One")));

    [Fact]
    public void Classify_APartThatIsItselfWanted_IsTheVolume() =>
        Assert.Equal(ReleaseKind.SingleVolume, ReleaseKindReader.Classify(Listing.Want("Henry IV, Part 2"), Listing.Row("Henry IV: Part Two")));

    [Fact]
    public void Choose_RandomAndHostileRows_NeverThrowsAndJudgesEveryOne()
    {
        var random = new Random(2026);
        string[] pieces =
        [
            "Ashfall",
            "Iron",
            "Gate",
            "Book",
            "3",
            "III",
            "(",
            ")",
            "[",
            ": ",
            " - ",
            "#",
            "Part 1 of 2",
            "1-5",
            "/",
            " / ",
            ",",
            "Trilogy",
            "Complete",
            "Box Set",
            "by Ann Writer",
            "Ann Writer - ",
            "&",
            "\uD83D",
            "ß",
            "",
            "Omnibus",
            "01",
            "p3",
        ];
        string Text(int most) =>
            string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(0, most)).Select(_ => pieces[random.Next(pieces.Length)]));
        for (var round = 0; round < 400; round++)
        {
            var wanted = Listing.Want(Text(5), random.Next(2) == 0 ? "Ashfall #3" : "");
            var releases = Enumerable
                .Range(1, 25)
                .Select(id => Listing.Row(Text(8), Text(4), random.Next(3) == 0 ? "" : "Ann Writer", id) with { Tags = Text(8) })
                .ToList();

            var result = ReleaseChoice.Choose([wanted], releases, new() { Now = DateTimeOffset.UnixEpoch, OwnsSeries = static _ => false }, new());

            Assert.Equal(releases.Select(release => release.Id), result.Verdicts["gap"].Select(verdict => verdict.ReleaseId).Order());
            Assert.Equal(result.Grabs.Count == 0, result.Unfilled.ContainsKey("gap"));
        }
        Assert.Equal(
            ReleaseKind.Other,
            ReleaseKindReader.Classify(
                Listing.Want(new string('a', 100_000), "Ashfall #3"),
                Listing.Row(new string('(', 100_000), string.Concat(Enumerable.Repeat("1,", 10_000))) with
                {
                    Tags = string.Concat(Enumerable.Repeat("books 1,", 50_000)),
                }
            )
        );
    }
}
