using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata.Providers;

namespace MamCrawler.Core.Tests.Metadata.Providers;

public sealed class ProviderRestTests
{
    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 60)]
    [InlineData(3, 240)]
    [InlineData(4, 960)]
    [InlineData(5, 1200)]
    [InlineData(1_000_000, 1200)]
    public void After_FailuresInARow_GrowsUpToTwentyHours(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ProviderRest.After(failures, FaultOf(FaultResponse.Wait)));

    [Theory]
    [InlineData(5, 15)]
    [InlineData(120, 120)]
    [InlineData(60 * 48, 60 * 48)]
    [InlineData(60 * 24 * 365, 60 * 24 * 3)]
    [InlineData(-60, 15)]
    public void After_RetryAfter_IsRespectedWithinBounds(int asked, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ProviderRest.After(1, FaultOf(FaultResponse.Wait, TimeSpan.FromMinutes(asked))));

    [Fact]
    public void After_Refusal_WaitsForAPersonAndIsTriedOnceADay() =>
        Assert.Equal(ProviderRest.Longest, ProviderRest.After(1, FaultOf(FaultResponse.AskPerson)));

    private static Fault FaultOf(FaultResponse response, TimeSpan? retryAfter = null) =>
        new(FaultName.WitnessUnavailable, "Audnexus", "It is away.", response, retryAfter);
}
