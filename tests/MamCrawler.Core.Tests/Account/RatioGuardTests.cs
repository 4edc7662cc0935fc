using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5, Ratio: warn at 1.10, freeze at 1.00 or below, thaw at 1.05 or above.</summary>
public sealed class RatioGuardTests
{
    private static readonly RatioGuardOptions Rules = new();

    [Theory]
    [InlineData(false, 1.001, false)]
    [InlineData(false, 1.00, true)]
    [InlineData(false, 0.2, true)]
    [InlineData(true, 1.00, true)]
    [InlineData(true, 1.049, true)]
    [InlineData(true, 1.05, false)]
    [InlineData(false, 1.049, false)]
    [InlineData(true, double.PositiveInfinity, false)]
    public void IsFrozen_KnownRatio_FollowsTheTwoLines(bool was, double ratio, bool isNow) => Assert.Equal(isNow, RatioGuard.IsFrozen(Rules, was, ratio));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsFrozen_UnreadRatio_StaysAsItWas(bool was)
    {
        Assert.Equal(was, RatioGuard.IsFrozen(Rules, was, null));
        Assert.Equal(was, RatioGuard.IsFrozen(Rules, was, double.NaN));
    }

    [Fact]
    public void Validate_Rules_AreFine()
    {
        Assert.Empty(Rules.Validate(loopback: false));
        Assert.Empty((Rules with { FreezeAt = 1.5, ThawAt = 1.6, WarnAt = 2 }).Validate(loopback: false));
    }

    [Fact]
    public void Validate_Looser_IsRefusedOutsideLoopback()
    {
        var looser = Rules with { FreezeAt = 0.9 };
        Assert.Contains("never looser", Assert.Single(looser.Validate(loopback: false)), StringComparison.Ordinal);
        Assert.Empty(looser.Validate(loopback: true));
    }

    [Theory]
    [InlineData(1.05, 1.05, 1.10)]
    [InlineData(1.00, 1.20, 1.10)]
    [InlineData(1.00, double.NaN, 1.10)]
    [InlineData(1.00, 1.05, double.PositiveInfinity)]
    public void Validate_LinesOutOfOrder_AreRefusedEverywhere(double freeze, double thaw, double warn) =>
        Assert.NotEmpty(
            new RatioGuardOptions
            {
                FreezeAt = freeze,
                ThawAt = thaw,
                WarnAt = warn,
            }.Validate(loopback: true)
        );
}
