using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5: a torrent is satisfied after 72 h of seeding within 30 days.</summary>
public sealed class SeedingTimeTests
{
    private static readonly DateTimeOffset Landed = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void After_StopsAndStarts_AddUp()
    {
        var seeding = new SeedingTime(Landed, TimeSpan.Zero);
        Assert.Same(seeding, seeding.After(seeds: true, Landed.AddHours(5)));

        var stopped = seeding.After(seeds: false, Landed.AddHours(10));
        Assert.Equal((null, TimeSpan.FromHours(10), null), (stopped.Since, stopped.Before, stopped.SatisfiedAt));
        Assert.Same(stopped, stopped.After(seeds: false, Landed.AddHours(20)));

        Assert.Equal(Landed.AddHours(50 + 62), stopped.After(seeds: true, Landed.AddHours(50)).SatisfiedAt);
    }

    [Fact]
    public void After_AClockThatWasSetBack_TakesNothingAway() =>
        Assert.Equal(TimeSpan.FromHours(3), new SeedingTime(Landed, TimeSpan.FromHours(3)).After(seeds: false, Landed.AddHours(-1)).Before);

    [Theory]
    [InlineData(0, 600, false)]
    [InlineData(0, 648, false)]
    [InlineData(0, 649, true)]
    [InlineData(71, 719, false)]
    [InlineData(71, 720, true)]
    [InlineData(72, 900, false)]
    public void IsTooLate_NotSeeding_CountsFromNow(double seededHours, double hoursSinceLanded, bool tooLate) =>
        Assert.Equal(tooLate, new SeedingTime(null, TimeSpan.FromHours(seededHours)).IsTooLate(Landed, Landed.AddHours(hoursSinceLanded)));

    [Fact]
    public void IsTooLate_SeededLongEnoughLongAgo_IsNot() => Assert.False(new SeedingTime(Landed, TimeSpan.Zero).IsTooLate(Landed, Landed.AddDays(90)));
}
