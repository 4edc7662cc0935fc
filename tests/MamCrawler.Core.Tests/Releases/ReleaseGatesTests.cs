using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class ReleaseGatesTests
{
    private static readonly Wanted Want = Listing.Want("The Iron Gate", "Ashfall #3") with
    {
        ExpectedDurations = [TimeSpan.FromHours(10), TimeSpan.FromHours(12)],
    };
    private static readonly Release Good = Listing.Row("The Iron Gate", "Ashfall #3");

    [Fact]
    public void FirstStop_NothingWrong_PassesAll() => Assert.Null(ReleaseGates.FirstStop(Want, Good, new()));

    public static TheoryData<Gate, Release> Stopped =>
        new()
        {
            { Gate.SameWork, Listing.Row("The Glass Tower", "Ashfall #4") },
            { Gate.AudiobookCategory, Good with { IsAudiobook = false } },
            { Gate.WantedLanguage, Good with { LanguageCode = "GER" } },
            { Gate.NotDramatised, Good with { Narrators = ["GraphicAudio"] } },
            { Gate.NotAbridged, Good with { FlaggedAbridged = true } },
            { Gate.NotAbridged, Good with { Facts = new() { SaysAbridged = true } } },
            { Gate.NotAbridged, Good with { Title = "The Iron Gate (Abridged)" } },
            { Gate.HasSeeder, Good with { Seeders = 0 } },
            { Gate.SizeLimit, Good with { SizeBytesLow = 16L << 30 } },
            { Gate.SizeLimit, Good with { SizeBytesLow = 0, SizeBytes = 0, SizeBytesHigh = 0 } },
            { Gate.Runtime, Good with { Facts = new() { StatedDuration = TimeSpan.FromHours(5) } } },
            { Gate.Runtime, Good with { Facts = new() { StatedDuration = TimeSpan.FromMinutes(632) } } },
            { Gate.WholeVolume, Good with { Title = "The Iron Gate (Part 1 of 2)" } },
            { Gate.SizeLimit, Listing.Row("Ashfall Series", "Ashfall #1-5") with { SizeBytesLow = 61L << 30 } },
            { Gate.SizeLimit, Listing.Row("Ashfall Duology", "Ashfall #2-3") with { SizeBytesLow = 31L << 30 } },
        };

    [Theory]
    [MemberData(nameof(Stopped))]
    public void FirstStop_OneFlaw_IsStoppedThereWithASentence(Gate gate, Release release)
    {
        var stop = ReleaseGates.FirstStop(Want, release, new());

        Assert.Equal(gate, stop?.Gate);
        Assert.EndsWith(".", stop!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstStop_SeveralFlaws_TheFirstGateInOrderStops() =>
        Assert.Equal(Gate.WantedLanguage, ReleaseGates.FirstStop(Want, Good with { LanguageCode = "GER", Seeders = 0, FlaggedAbridged = true }, new())?.Gate);

    public static TheoryData<Release> Passing =>
        new()
        {
            Good with
            {
                LanguageCode = "",
            },
            Good with
            {
                Facts = new() { StatedDuration = TimeSpan.FromMinutes(625) },
            },
            Good with
            {
                Facts = new() { StatedDuration = TimeSpan.FromMinutes(12 * 60 * 1.04) },
            },
            Good with
            {
                SizeBytesLow = 15L << 30,
            },
            Good with
            {
                Facts = new() { SaysUnabridged = true },
            },
            Listing.Row("Ashfall Series", "Ashfall #1-5") with
            {
                SizeBytesLow = 59L << 30,
            },
            Listing.Row("Ashfall Series", "Ashfall #1-5") with
            {
                Facts = new() { StatedDuration = TimeSpan.FromHours(60) },
            },
        };

    [Theory]
    [MemberData(nameof(Passing))]
    public void FirstStop_UnknownOrWithinTolerance_Passes(Release release) => Assert.Null(ReleaseGates.FirstStop(Want, release, new()));

    [Fact]
    public void FirstStop_DramatisedAllowed_Passes() =>
        Assert.Null(ReleaseGates.FirstStop(Want, Good with { Narrators = ["GraphicAudio"] }, new() { AllowDramatised = true }));

    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Empty(new ReleaseOptions().Validate());

    public static TheoryData<ReleaseOptions> Looser =>
        new()
        {
            new ReleaseOptions { MaxSizeBytesPerVolume = 16L << 30 },
            new ReleaseOptions { MaxSizeBytesPerVolume = 0 },
            new ReleaseOptions { MaxPackSizeBytes = 61L << 30 },
            new ReleaseOptions { MinSeeders = 0 },
            new ReleaseOptions { RuntimeTolerance = 0.06 },
            new ReleaseOptions { RuntimeTolerance = double.NaN },
        };

    [Theory]
    [MemberData(nameof(Looser))]
    public void Validate_LooserThanTheRules_IsRefusedInASentence(ReleaseOptions options)
    {
        Assert.EndsWith(".", Assert.Single(options.Validate()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReleaseChoice.Choose([], [], new() { Now = default }, options));
    }
}
