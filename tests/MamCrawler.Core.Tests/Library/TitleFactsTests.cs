using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class TitleFactsTests
{
    private static readonly string[] Words =
        "The A Lantern Kings Queen's of and Storm Night Dragon Two IV X Book Vol Omnibus Series Trilogy Saga Unabridged Café Amber Road Watch s It".Split(' ');

    private static readonly string[] Names = ["The Amber Road", "Amber Road", "Dune", "Night Watch Saga", "A Storm of Kings", "It", "Lantern's Watch", "Road: Night"];

    /// <summary>A numbered book's title with its series' name on it has the same keys whether it is read in full or not.</summary>
    [Fact]
    public void Of_TitlesThatBearTheirSeries_HaveTheKeysOfTheFullReading()
    {
        var random = new Random(42);
        var bare = 0;
        for (var round = 0; round < 150_000; round++)
        {
            var name = Names[random.Next(Names.Length)];
            var title = Title(random, name);
            var facts = TitleFacts.Of(title, null, [name], [PlainStart.Of(name)], numbered: true);
            if (facts.Full is not null)
                continue;
            bare++;
            var full = TitleReader.ReadFull(title, null, [name], []);
            Assert.True(
                OwnershipKey.TitleText(full.Key) == facts.Key && full.Alternatives.Select(OwnershipKey.TitleText).SequenceEqual(facts.Others) && full.MainKey.IsEmpty == (facts.Main == 0)
                && full is { Part: null, Pack: false, Dramatised: false, IsSeriesName: false, Holds.Count: 0 } && full.Series.All(place => !place.Sequence.IsPack && place.Sequence.Part is null),
                $"\"{title}\" of \"{name}\" is {full.Key} ({string.Join(", ", full.Alternatives)}; {full.MainKey}) in full");
        }

        Assert.InRange(bare, 20_000, 140_000);
    }

    private static string Title(Random random, string name)
    {
        var title = string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(Words.Length)]));
        return random.Next(7) switch
        {
            0 => $"{title} ({name}, Book {random.Next(1, 30)})",
            1 => $"{name} #{random.Next(1, 30)}: {title}",
            2 => $"{title}: {name}, Book {random.Next(1, 120)}",
            3 => $"{name}: {title}",
            4 => $"{name} {title}",
            5 => $"{title} ({name})",
            _ => title,
        };
    }
}
