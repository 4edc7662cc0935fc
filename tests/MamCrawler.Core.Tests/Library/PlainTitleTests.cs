using System.Text;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class PlainTitleTests
{
    private static readonly string[] Words = (
        "The A Der La Lantern Kings Queen's Way of and in Dune It Storm Night's Watch Dragon One Two Third Fourth IV X II Vs Book Volume Vol Part Pt Omnibus Box Set Complete Series Trilogy Saga "
        + "Edition Special Unabridged Abridged Audiobook Dramatized Graphic Audio BBC Radio Play Full Cast Drama Collection Bundle Novel Teil Band Folge Episode No Number Aka Flac 3 07 1984 3rd "
        + "Novella Story Adventure Chronicles of’the O’Neil Café Straße x s T b m4b Episodes Tomo Serie Reihe Duet Quartet Boxed Compilation Retail Audible Opus Season Entire Integral Not Effects Sound Cinematic Theatre"
    ).Split(' ');

    private static readonly string[] Joints = [" ", " ", " ", " ", " ", " ", "  ", ": ", " - ", ", ", "-", " & ", " #", " / ", " (", ") ", "."];
    private static readonly string[] Tails = ["", "", "", "", " (Unabridged)", ".m4b", " (Audiobook)", ".mp3", ")", " (2010)"];
    private static readonly string[] Series =
    [
        "The Storm Kings",
        "Lantern",
        "Queen's Watch",
        "Dune",
        "A Saga: Night",
        "It",
        "Storms Series",
        "Way",
        "Kings of Dune",
    ];

    [Fact]
    public void Read_TitlesOfAnyWords_ReadsPlainOnesAsTheFullReadingDoes()
    {
        var random = new Random(20260115);
        var plain = 0;
        for (var round = 0; round < 200_000; round++)
        {
            var title = Title(random);
            IReadOnlyList<string> series = random.Next(3) switch
            {
                0 => [],
                1 => [Series[random.Next(Series.Length)]],
                _ => [Series[random.Next(Series.Length)], Series[random.Next(Series.Length)]],
            };
            if (PlainTitle.Write(title, series, new char[PlainTitle.BufferFor(title.Length)], out _) == 0)
                continue;
            plain++;
            Assert.Equal(Text(TitleReader.ReadFull(title, null, series, [])), Text(TitleReading.Read(title, null, series)));
        }

        Assert.InRange(plain, 10_000, 190_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("The Way of Kings, Book 1")]
    [InlineData("Everybody Loves Large Chests Vol. 10")]
    [InlineData("Mistborn Trilogy")]
    [InlineData("Rocky IV")]
    [InlineData("Discworld")]
    public void Write_TitleThatMaySayMore_LeavesItToTheFullReading(string title) =>
        Assert.Equal(0, PlainTitle.Write(title, ["Discworld"], new char[PlainTitle.BufferFor(title.Length)], out _));

    private static string Title(Random random)
    {
        var title = new StringBuilder(Words[random.Next(Words.Length)]);
        for (var words = random.Next(5); words > 0; words--)
            title.Append(Joints[random.Next(Joints.Length)]).Append(Words[random.Next(Words.Length)]);
        return title.Append(Tails[random.Next(Tails.Length)]).ToString();
    }

    private static string Text(TitleReading reading) =>
        string.Join(
            '|',
            $"{reading.Key} {reading.WholeKey} {reading.MainKey}",
            string.Join(',', reading.Alternatives),
            string.Join(',', reading.Series),
            reading.Part,
            reading.Dramatised,
            reading.Abridged,
            reading.Pack,
            string.Join(',', reading.Holds),
            reading.IsSeriesName
        );
}
