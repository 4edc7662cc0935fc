using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Tests.Shelving;

public sealed class PathMappingTests
{
    [Theory]
    [InlineData("", "/downloads/A/B", "/downloads/A/B")]
    [InlineData("/downloads=/media/books", "/downloads/A/B", "/media/books/A/B")]
    [InlineData("/downloads/=/media/books/", "/downloads/A/B/", "/media/books/A/B")]
    [InlineData("/downloads=/media/books", "/downloads2/A", "/downloads2/A")]
    [InlineData("/data=/one;/data/books=/two", "/data/books/A", "/two/A")]
    [InlineData("D:/Audio=/books", @"d:\audio\A\B", "/books/A/B")]
    [InlineData("/downloads=/media/books", "/downloads", "/media/books")]
    public void Map_Path_IsTheLibrarysOwn(string mapping, string path, string mapped) => Assert.Equal(mapped, PathMapping.Parse(mapping).Map(path));

    [Theory]
    [InlineData("", true)]
    [InlineData("/a=/b;/c=/d", true)]
    [InlineData("/a=/b;", true)]
    [InlineData("/a", false)]
    [InlineData("/a=/b=/c", false)]
    [InlineData("a=/b", false)]
    [InlineData("/=/b", false)]
    public void Validate_Text_IsPairsOfFullPaths(string mapping, bool isGood) => Assert.Equal(isGood, PathMapping.Validate(mapping).Count == 0);
}
