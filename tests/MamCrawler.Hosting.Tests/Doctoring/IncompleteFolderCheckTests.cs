using MamCrawler.Hosting.Doctoring;
using MamCrawler.Integrations.QBittorrent;

namespace MamCrawler.Hosting.Tests.Doctoring;

public sealed class IncompleteFolderCheckTests
{
    [Theory]
    [InlineData("/books", null, false)]
    [InlineData("/books/new", null, false)]
    [InlineData("/books", "/books/.incomplete", false)]
    [InlineData("/books", "/incomplete", true)]
    [InlineData("/bookshelf", null, false)]
    [InlineData("/bookshelf", "/bookshelf/temp", false)]
    [InlineData("D:\\audio", "d:\\Audio\\temp", false)]
    [InlineData("D:\\audio\\new", "D:\\audio\\unfinished\\", false)]
    public void Judge_UnfinishedFiles_MustLieOutsideEveryLibraryFolder(string savePath, string? incompletePath, bool good)
    {
        var finding = IncompleteFolderCheck.Judge(new ClientFolders(savePath, incompletePath), ["/books/", "D:/audio"]);
        Assert.Equal(good, finding.Good);
        Assert.Contains(incompletePath ?? savePath, finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/books/new", false)]
    [InlineData("/srv/books", true)]
    public void Judge_PathsThatCannotBeCompared_AdvisesToCompareByHand(string savePath, bool advises) =>
        Assert.Equal(advises, IncompleteFolderCheck.Judge(new ClientFolders(savePath, "/incomplete"), ["/books"]).Advises);
}
