using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class TitleMatchTests
{
    [Fact]
    public void Same_RawTitlesOfAnyKind_SaysWhatThePreparedKeysSay()
    {
        var random = new Random(1234);
        string[] pieces =
        [
            "Book",
            "Three",
            "3",
            "(",
            ")",
            "[",
            "]",
            ": ",
            " - ",
            "#",
            "Part",
            "of",
            "The",
            "Eine",
            "&",
            "&amp;",
            "'",
            "s",
            "S",
            "/",
            "1-4",
            ",",
            "Vol.",
            "II",
            "VIII",
            "XXVI",
            "vs",
            "Versus",
            "ß",
            "é",
            "Unabridged",
            "Edition",
            "Tenth",
            "Saga",
            "A",
            "Novel",
            "Hobbit",
            "It",
            "Dune",
            "Dragon",
            "Story",
            "GraphicAudio",
            "007",
            "64k",
            "Ender",
        ];
        var same = 0;
        for (var round = 0; round < 200_000; round++)
        {
            var one = Make();
            var other = random.Next(3) == 0 ? Changed(one) : Make();
            var keys = TitleMatch.Same(TitleKey.Of(one), TitleKey.Of(other));
            Assert.True(keys == TitleMatch.Same(one, other), $"\"{one}\" and \"{other}\"");
            same += keys ? 1 : 0;
        }
        Assert.InRange(same, 1000, 190_000);

        string Make() => string.Join(' ', Enumerable.Range(0, random.Next(0, 5)).Select(_ => pieces[random.Next(pieces.Length)]));

        string Changed(string title) =>
            random.Next(7) switch
            {
                0 => "The " + title,
                1 => title + " (Unabridged)",
                2 => title.ToLowerInvariant(),
                3 => title + ": A Novel",
                4 => title.Replace("II", "2", StringComparison.Ordinal).Replace("Versus", "vs.", StringComparison.Ordinal),
                5 => title + " [Saga, Book 3]",
                _ => title + " " + pieces[random.Next(pieces.Length)],
            };
    }
}
