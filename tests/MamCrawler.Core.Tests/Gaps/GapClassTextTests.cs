using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Tests.Gaps;

public sealed class GapClassTextTests
{
    [Fact]
    public void WhyNotWanted_EveryClassButMissing_IsASentenceOfItsOwn()
    {
        var sentences = Enum.GetValues<GapClass>().Where(kind => kind != GapClass.Missing).Select(kind => kind.WhyNotWanted()).ToArray();

        Assert.All(sentences, sentence => Assert.Matches(@"^[A-Z].{15,}\.$", sentence));
        Assert.Distinct(sentences);
        Assert.Equal("", GapClass.Missing.WhyNotWanted());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((GapClass)99).WhyNotWanted());
    }
}
