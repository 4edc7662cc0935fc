using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

/// <summary>The same volume, pack, part or dramatisation in the many forms that listings give it, each without a series, with a series but no number, and with both.</summary>
public sealed class ListingFormTests
{
    private static readonly string[] PackForms =
    [
        "Ash Reign: Books 1-3",
        "Ash Reign Books 1-3",
        "Ash Reign, Books 1 - 3",
        "Ash Reign [1-3]",
        "Ash Reign 1-3",
        "Ash Reign #1-3",
        "Ash Reign #1 - #3",
        "Ash Reign 01-03",
        "Ash Reign Volumes I-III",
        "Ash Reign: Volumes I, II & III",
        "Ash Reign Books 1, 2, and 3",
        "Ash Reign Books 1 & 2 & 3",
        "Ash Reign Books 1 through 3",
        "Ash Reign: Books One to Three",
        "Ash Reign: Books One, Two, and Three",
        "Ash Reign: The Complete Series",
        "Ash Reign - Complete",
        "The Complete Ash Reign Trilogy",
        "Ash Reign Trilogy",
        "The Ash Reign Saga: Complete Box Set",
        "Ash Reign: Books 1-3 Boxed Set",
        "Ash Reign: Books 1-3 Publisher's Pack",
        "Ash Reign: Publisher's Pack",
        "Ash Reign Publisher's Pack, Books 1-3",
        "Ash Reign: An Omnibus",
        "Ash Reign Bundle: Books 1-3",
        "Ash Reign Audio Collection",
        "Ash Reign: 3 Book Set",
        "Ash Reign: Three-Book Set",
        "Ash Reign 3 Book Bundle",
        "Ash Reign 3 Books",
        "Ash Reign (3 book series)",
        "Ash Reign Complete 3 Book Series",
        "Ash Reign: Books 1-3: A LitRPG Adventure",
        "Ash Reign Books 1-3 [m4b 64k]",
        "Ann Writer - Ash Reign 1-3",
        "Ash Reign series by Ann Writer",
        "Ash Reign Series (1-3)",
        "Ash Reign series, books 1-3 plus novella",
        "Ash Reign: Books 0.5-3",
        "Ash Reign Books 1-3 and Short Stories",
        "Ash Reign Compendium",
        "Ash Reign Anthology: Books 1-3",
        "The Ash Reign Novels",
        "Ash Reign Full Series",
        "Ash Reign All Books",
        "Ash Reign (complete)",
        "Ash Reign [Complete Series]",
        "Ash Reign Band 1-3",
        "Ash Reign - Die komplette Reihe",
        "Ash Reign Megapack",
        "Ash Reign Starter Pack",
        "Ash Reign Value Pack: Books 1-3",
        "Long Cinders & Late Embers",
        "Late Embers / Long Cinders",
        "Long Cinders; Late Embers",
        "Ash Reign: Long Cinders, Late Embers, Sparks",
        "Long Cinders and Late Embers (Ash Reign 1 & 2)",
    ];

    private static readonly string[] SingleForms =
    [
        "The Iron Gate - Unabridged",
        "The Iron Gate (64k m4b)",
        "The Iron Gate {Ash Reign 3}",
        "The Iron Gate | Ash Reign, Book 3",
        "The Iron Gate: Ash Reign Series, Book 3",
        "The Iron Gate: Ash Reign, 3",
        "The Iron Gate: Book Three of the Ash Reign Saga",
        "The Iron Gate - Ash Reign 3",
        "The Iron Gate (Ash Reign Book 03)",
        "The Iron Gate (Book 3)",
        "The Iron Gate: Book 3",
        "Ash Reign 03 The Iron Gate",
        "Ash Reign #3 - The Iron Gate",
        "Ash Reign: Book 3 - The Iron Gate",
        "Ash Reign - 3 - The Iron Gate",
        "[Ash Reign #3] The Iron Gate",
        "Ash Reign III - The Iron Gate",
        "Ash Reign The Iron Gate",
        "03 The Iron Gate",
        "3. The Iron Gate",
        "Book Three: The Iron Gate",
        "Ann Writer - [Ash Reign 03] - The Iron Gate",
        "Writer, Ann - The Iron Gate",
        "The Iron Gate by Ann Writer",
        "Ann Writer's The Iron Gate",
        "Iron Gate, The",
        "The Iron Gate: A LitRPG/GameLit Adventure",
        "The Iron Gate: An Ash Reign Story",
        "The Iron Gate; Or, The Fall of the House",
        "The Iron Gate, or The Fall of the House",
        "The Iron Gate: A LitRPG Adventure, Book 3",
        "The Iron Gate (10th Anniversary Edition)",
        "The Iron Gate (Read by Nora Reader)",
        "The Iron Gate (Full Cast Edition)",
        "Ash Reign, Vol. 3 (light novel)",
        "Ash Reign Series, Book 3",
        "Ash Reign Three",
    ];

    private static readonly string[] DramatisedForms =
    [
        "The Iron Gate [Dramatized Adaptation]",
        "The Iron Gate (Graphic Audio)",
        "The Iron Gate - BBC Radio 4 Full-Cast Drama",
        "The Iron Gate: A BBC Radio 4 Dramatisation",
        "The Iron Gate (Full Cast Audio Drama)",
        "The Iron Gate (Radio Play)",
        "The Iron Gate (L.A. Theatre Works)",
        "Ash Reign 3: The Iron Gate (Dramatized)",
        "The Iron Gate (Big Finish)",
        "The Iron Gate (Audible Original Drama)",
    ];

    private static readonly string[] PartForms =
    [
        "The Iron Gate (Part 1 of 2)",
        "The Iron Gate [1 of 3]",
        "The Iron Gate (1/2)",
        "The Iron Gate: Part One",
        "The Iron Gate, Part One of Two",
        "The Iron Gate (Pt. 1)",
        "The Iron Gate: Parts 1 & 2",
        "The Iron Gate (2 of 2) [Dramatized Adaptation]: Ash Reign 3",
        "Ash Reign 3: The Iron Gate Part 1",
        "The Iron Gate: Ash Reign, Book 3, Part 1",
        "The Iron Gate: Blood and Bone: Part 2",
        "The Iron Gate, Part 2: Blood and Bone",
        "The Iron Gate: Blood and Bone (Part 2)",
    ];

    private static readonly string[] OtherForms =
    [
        "The Iron Gates",
        "The Iron Gate Returns",
        "Return to the Iron Gate",
        "The Iron Gate 2",
        "The Iron Gate: Book 2",
        "The Glass Tower: Ash Reign, Book 4",
        "Ash Reign 4",
        "Ash Reign, Book 13",
        "Ash Reign Four",
        "Ash Reign 2: The Stone Door",
        "The Iron Gate Companion",
        "The Making of The Iron Gate",
        "Ash Reign: Origins",
        "Summary of The Iron Gate",
        "The Iron Gate and Other Stories",
        "The Ash Reign Companion",
        "Sparks: Ash Reign, Book 3.5",
        "Ash Reign: A LitRPG Adventure, Book 2",
        "Ash Reign Series, Book 1",
    ];

    private static readonly string[] NumberedForms =
    [
        "Ash Reign {0}",
        "Ash Reign {0}: A LitRPG Adventure",
        "Ash Reign, Book {0}",
        "Ash Reign: Book {0}: A Progression Fantasy",
        "Ash Reign Vol. {0}",
        "Ash Reign 0{0}",
        "Ash Reign #{0}",
        "Ann Writer - Ash Reign {0}",
        "Ash Reign Series, Book {0}",
        "Ash Reign: A Dungeon Core LitRPG (Ash Reign Book {0})",
        "Ash Reign: A LitRPG Adventure, Book {0}",
        "Ash Reign {0} (Ash Reign, #{0})",
        "Ash Reign, Book {0}: Ash Reign, Book {0}",
    ];

    public static TheoryData<ReleaseKind, string, string> Forms()
    {
        var forms = new TheoryData<ReleaseKind, string, string>();
        Add(ReleaseKind.Pack, PackForms, "Ash Reign #1-3");
        Add(ReleaseKind.SingleVolume, SingleForms, "The Ash Reign Saga #3");
        Add(ReleaseKind.Dramatised, DramatisedForms, "Ash Reign #3");
        Add(ReleaseKind.Part, PartForms, "Ash Reign #3");
        Add(ReleaseKind.Other, OtherForms, "Ash Reign");
        return forms;

        void Add(ReleaseKind kind, IEnumerable<string> titles, string numbered)
        {
            foreach (var title in titles)
            foreach (var series in new[] { "", "Ash Reign", numbered }.Distinct())
                forms.Add(kind, title, series);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Classify_FormOfAListing_IsWhatItIs(ReleaseKind kind, string title, string series)
    {
        var wanted = kind == ReleaseKind.Pack ? Listing.Want("Late Embers", "Ash Reign #2") : Listing.Want("The Iron Gate", "Ash Reign #3");

        Assert.Equal(kind, ReleaseKindReader.Classify(wanted, Listing.Row(title, series)));
    }

    [Fact]
    public void Classify_VolumesNamedAfterTheirSeries_AreNeverMixedUp()
    {
        foreach (var form in NumberedForms)
        foreach (var series in (IEnumerable<string>)["", "Ash Reign", "Ash Reign #{0}"])
        foreach (var (wanted, listed) in (IEnumerable<(int, int)>)[(1, 1), (1, 2), (2, 1), (2, 2), (2, 12), (12, 2), (12, 12)])
        {
            var row = Listing.Row(Numbered(form, listed), Numbered(series, listed));
            var expected = wanted == listed ? ReleaseKind.SingleVolume : ReleaseKind.Other;
            Assert.True(
                ReleaseKindReader.Classify(Listing.Want($"Ash Reign {wanted}", $"Ash Reign #{wanted}"), row) == expected,
                $"{row.Title} [{row.Series.Count}] for volume {wanted}"
            );
            if (listed != 1)
                Assert.True(
                    ReleaseKindReader.Classify(Listing.Want(Numbered(form, wanted)), row) == expected || wanted == listed,
                    $"{row.Title} for the title of volume {wanted} alone"
                );
        }
    }

    private static string Numbered(string form, int number) => form.Replace("{0}", $"{number}", StringComparison.Ordinal);
}
