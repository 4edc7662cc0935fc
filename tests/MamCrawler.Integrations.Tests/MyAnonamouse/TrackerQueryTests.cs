using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>external-apis.md C.1.3, Query language.</summary>
public sealed class TrackerQueryTests
{
    [Theory]
    [InlineData("The Lion's Game", "The Lion's Game")]
    [InlineData("The Lion’s Game", "The Lion's Game")]
    [InlineData("Who Goes There? (Unabridged) [2019]", "Who Goes There")]
    [InlineData("(Untitled)", "Untitled")]
    [InlineData("@title \"exact\" | -not !this ~that ^x$ a/b <c> \\d", "title exact not this that x a b c d")]
    [InlineData("Sword & Sorcery and Magic", "Sword Sorcery Magic")]
    [InlineData("And", "And")]
    [InlineData("Mistborn: The Final Empire", "Mistborn The Final Empire")]
    [InlineData("'Salem's Lot", "Salem's Lot")]
    [InlineData("Ночной дозор", "Ночной дозор")]
    [InlineData("Café Müller", "Café Müller")]
    [InlineData("Warhammer 40,000", "Warhammer 40 000")]
    public void Make_ATitle_KeepsItsWordsAndApostrophesAndNoOperator(string title, string text) =>
        Assert.Equal(text, TrackerQuery.Make(new TrackerSearch(title, TrackerSearchFields.Title)).Text);

    [Theory]
    [InlineData("The Land: Founding", "Aleron Kong", "The Land Aleron Kong")]
    [InlineData("Dune: House Atreides", "Brian Herbert", "Dune House Atreides Brian Herbert")]
    [InlineData("The Hobbit", "J. R. R. Tolkien", "The Hobbit Tolkien")]
    [InlineData("The Hobbit", "JRR Tolkien", "The Hobbit Tolkien")]
    [InlineData("Elantris", "AB", "Elantris AB")]
    [InlineData("The Player", "Iain M. Banks", "The Player Iain Banks")]
    [InlineData("", "Flann O'Brien", "Flann O'Brien")]
    public void Make_WithAnAuthor_AddsTheNameWithoutInitialsAndDropsASubtitle(string title, string author, string text)
    {
        var (made, fields) = TrackerQuery.Make(new TrackerSearch(title, TrackerSearchFields.Title | TrackerSearchFields.Series, author));

        Assert.Equal(text, made);
        Assert.True(fields.HasFlag(TrackerSearchFields.Author));
    }

    [Fact]
    public void Make_NoField_LooksInTitles() =>
        Assert.Equal(TrackerSearchFields.Title, TrackerQuery.Make(new TrackerSearch("Dune", TrackerSearchFields.None)).Fields);

    [Fact]
    public void Make_AVeryLongTitle_IsCutAtAWord()
    {
        var (text, _) = TrackerQuery.Make(new TrackerSearch(string.Join(' ', Enumerable.Repeat("abcdefgh", 100)), TrackerSearchFields.Title));

        Assert.True(text.Length <= 200);
        Assert.EndsWith("abcdefgh", text);
        Assert.Equal(200, TrackerQuery.Make(new TrackerSearch(new string('a', 900), TrackerSearchFields.Title)).Text.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("'")]
    public void Make_NothingLeft_IsUnsearchable(string title)
    {
        var fault = Assert.Throws<StopFaultException>(() => TrackerQuery.Make(new TrackerSearch(title, TrackerSearchFields.Title)));

        Assert.Equal(FaultName.Unsearchable, fault.Fault.Name);
    }

    [Fact]
    public void Make_RandomHostileText_NeverLeavesAnOperator()
    {
        var random = new Random(20261102);
        const string Alphabet = "ab '’!\"$()-/<@\\^|~*=&,.:;[]{}é\uD83D\u0301 ";
        for (var i = 0; i < 2000; i++)
        {
            var title = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            try
            {
                Assert.DoesNotMatch(@"[!""$()\-/<@\\^|~*=]", TrackerQuery.Make(new TrackerSearch(title, TrackerSearchFields.Title)).Text);
            }
            catch (StopFaultException fault)
            {
                Assert.Equal(FaultName.Unsearchable, fault.Fault.Name);
            }
        }
    }
}
