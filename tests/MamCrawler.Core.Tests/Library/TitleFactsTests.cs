using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class TitleFactsTests
{
    private static readonly string[] Words =
        "The A Lantern Kings Queen's of and Storm Night Dragon Two IV X Book Vol Omnibus Series Trilogy Saga Unabridged Café Amber Road Watch s It".Split(' ');

    private static readonly string[] Names =
    [
        "The Amber Road",
        "Amber Road",
        "Dune",
        "Night Watch Saga",
        "A Storm of Kings",
        "It",
        "Lantern's Watch",
        "Road: Night",
    ];

    private static readonly string[] Genres =
    [
        "A Novel",
        "A LitRPG Adventure",
        "A Cozy Mystery",
        "A Progression Fantasy",
        "An Epic Fantasy",
        "A Dune Novel",
        "A Saga",
        "A GameLit Saga",
    ];

    /// <summary>A title has the same keys whether it is read in full or not, whatever is known of its series and says its subtitle.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Of_TitlesWithOrnament_HaveTheKeysOfTheFullReading(bool numbered, bool placed)
    {
        var random = new Random(42);
        var quick = 0;
        for (var round = 0; round < 150_000; round++)
        {
            var name = Names[random.Next(Names.Length)];
            var title = Title(random, name);
            var subtitle = placed ? $"{name}, Book {random.Next(1, 120)}" : null;
            var facts = TitleFacts.Of(title, subtitle, [name], [PlainStart.Of(name)], numbered);
            if (facts.Full is not null)
                continue;
            quick++;
            var full = TitleReader.ReadFull(title, subtitle, [name], []);
            Assert.True(
                OwnershipKey.TitleText(full.Key) == facts.Key
                    && full.Alternatives.Select(OwnershipKey.TitleText).SequenceEqual(facts.Others)
                    && (full.MainKey.IsEmpty ? 0 : OwnershipKey.TitleText(full.MainKey)) == facts.Main
                    && full is { Part: null, Pack: false, Dramatised: false, IsSeriesName: false, Holds.Count: 0 }
                    && (numbered ? full.Series.All(place => !place.Sequence.IsPack && place.Sequence.Part is null) : full.Series.Count == 0),
                $"\"{title}\" ({subtitle}) of \"{name}\" is {full.Key} ({string.Join(", ", full.Alternatives)}; {full.MainKey}) in full"
            );
        }

        Assert.InRange(quick, 10_000, 140_000);
    }

    private static string Title(Random random, string name)
    {
        var title = Some(random);
        return random.Next(11) switch
        {
            0 => $"{title} ({name}, Book {random.Next(1, 30)})",
            1 => $"{name} #{random.Next(1, 30)}: {title}",
            2 => $"{title}: {name}, Book {random.Next(1, 120)}",
            3 => $"{name}: {title}",
            4 => $"{name} {title}",
            5 => $"{title} ({name})",
            6 => $"{title}: {Genres[random.Next(Genres.Length)]}",
            7 => $"{title}: {Some(random)}",
            8 => $"{title} (Unabridged)",
            9 => $"{title}: {name}",
            _ => title,
        };
    }

    private static string Some(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(Words.Length)]));
}
