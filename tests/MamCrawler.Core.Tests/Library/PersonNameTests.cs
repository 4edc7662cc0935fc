using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("J.R.R. Tolkien", "J. R. R. Tolkien")]
    [InlineData("J.R.R. Tolkien", "JRR Tolkien")]
    [InlineData("J R R Tolkien", "Tolkien, J. R. R.")]
    [InlineData("Kong, Aleron", "Aleron Kong")]
    [InlineData("William D. Arand", "William D Arand")]
    [InlineData("William Arand", "William D Arand")]
    [InlineData("Gabriel García Márquez", "Garcia Marquez, Gabriel")]
    [InlineData("Robert Downey, Jr.", "Robert Downey Jr")]
    [InlineData("Walter M. Miller, Jr.", "Walter Miller")]
    [InlineData("Ursula K. Le Guin", "Ursula Le Guin")]
    [InlineData("Calloway, J. R.", "J. R. Calloway")]
    [InlineData("Calloway, J.R.", "J.R. Calloway")]
    [InlineData("Hadmere, R. N.", "R. N. Hadmere")]
    [InlineData("Burgrave, D. R.", "D. R. Burgrave")]
    [InlineData("Dr. Jane Smith", "Jane Smith, PhD")]
    [InlineData("Patrick O'Brian", "Patrick O’Brian")]
    public void Matches_SpellingsOfOneName_True(string one, string other) => Assert.True(PersonName.Of(one).Matches(PersonName.Of(other)));

    [Theory]
    [InlineData("Simon Tolkien", "J.R.R. Tolkien")]
    [InlineData("Robert Jordan", "Jordan Robert")]
    [InlineData("", "")]
    [InlineData(null, null)]
    [InlineData("...", "...")]
    [InlineData("J. Smith", "K. Smith")]
    [InlineData("Brandon Sanderson", "Sanderson")]
    public void Matches_DifferentOrEmptyNames_False(string? one, string? other) => Assert.False(PersonName.Of(one).Matches(PersonName.Of(other)));

    [Theory]
    [InlineData("Terry Pratchett & Neil Gaiman", "TERRY PRATCHETT|NEIL GAIMAN")]
    [InlineData("Terry Pratchett, Neil Gaiman", "TERRY PRATCHETT|NEIL GAIMAN")]
    [InlineData("Terry Pratchett and Neil Gaiman", "TERRY PRATCHETT|NEIL GAIMAN")]
    [InlineData("Pratchett, Terry; Gaiman, Neil", "TERRY PRATCHETT|NEIL GAIMAN")]
    [InlineData("Weis, Margaret, Hickman, Tracy", "MARGARET WEIS|TRACY HICKMAN")]
    [InlineData("Le Guin, Ursula K.", "URSULA K LE GUIN")]
    [InlineData("Kong, Aleron", "ALERON KONG")]
    [InlineData("Robert Jordan, Brandon Sanderson & Michael Kramer", "ROBERT JORDAN|BRANDON SANDERSON|MICHAEL KRAMER")]
    [InlineData("Jules Verne, Jane Doe - translator", "JULES VERNE|JANE DOE")]
    [InlineData("Martin Luther King, Jr., Coretta King", "MARTIN LUTHER KING JR|CORETTA KING")]
    [InlineData("", "")]
    public void ReadAll_SeveralPeople_EachByName(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', PersonName.ReadAll(text).Select(person => person.Key)));

    [Theory]
    [InlineData("", "Discworld", true)]
    [InlineData("Discworld", "Discworld", true)]
    [InlineData("The Discworld Series", "Discworld", true)]
    [InlineData("Unknown", "Discworld", true)]
    [InlineData("Terry Pratchett", "Discworld", false)]
    public void IsUnknown_EmptyOrSeriesName_True(string author, string series, bool expected) =>
        Assert.Equal(expected, AuthorField.IsUnknown([author], [series]));

    [Fact]
    public void Known_SeriesNameAmongAuthors_OnlyTheAuthorsStay() =>
        Assert.Equal(["TERRY PRATCHETT"], AuthorField.Known(["Discworld", "Terry Pratchett"], ["Discworld"]).Select(person => person.Key));

    [Fact]
    public void ReadAll_RandomText_NeverThrowsAndStaysBounded()
    {
        var random = new Random(99);
        string[] pieces = ["A", "B.", " ", ",", ", ", "&", ";", " and ", "Smith", "Jr.", "(", ")", " - ", "'", "ß", "\u0301"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.All(PersonName.ReadAll(text), person => Assert.False(person.IsEmpty));
        }
        Assert.True(PersonName.ReadAll(string.Concat(Enumerable.Range(0, 100_000).Select(index => $"A{index} B,"))).Count <= 64);
    }
}
