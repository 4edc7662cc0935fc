using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

public sealed class GrabPaceOptionsTests
{
    [Theory]
    [InlineData(1.5, false, 5, 30)]
    [InlineData(1.5, true, 20, 100)]
    [InlineData(1.20, false, 5, 30)]
    [InlineData(1.19, false, 2, 10)]
    [InlineData(1.19, true, 2, 10)]
    [InlineData(double.PositiveInfinity, true, 20, 100)]
    [InlineData(double.NaN, true, 2, 10)]
    [InlineData(null, true, 2, 10)]
    public void At_ARatio_IsThePaceOfTheRules(double? ratio, bool eventIsOn, int perHour, int perDay) =>
        Assert.Equal(new GrabPace(perHour, perDay), new GrabPaceOptions().At(ratio, eventIsOn));

    [Fact]
    public void Validate_StricterThanTheRules_IsFine() =>
        Assert.Empty(new GrabPaceOptions { Normal = new(1, 1), CautiousBelowRatio = 2 }.Validate(loopback: false));

    [Fact]
    public void Validate_LooserThanTheRules_IsFineAgainstLoopbackOnly()
    {
        var looser = new GrabPaceOptions
        {
            Normal = new(6, 30),
            Event = new(20, 101),
            Cautious = new(3, 10),
            CautiousBelowRatio = 1.1,
        };

        Assert.Equal(4, looser.Validate(loopback: false).Count);
        Assert.Empty(looser.Validate(loopback: true));
    }

    [Fact]
    public void Validate_NoDownloadsAtAll_IsWrongEverywhere() =>
        Assert.Contains("at least 1", Assert.Single(new GrabPaceOptions { Normal = new(0, 5) }.Validate(loopback: true)), StringComparison.Ordinal);
}
