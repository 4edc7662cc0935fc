using MamCrawler.Core.Account;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed class MyAnonamouseOptionsTests
{
    private static readonly MyAnonamouseOptions Options = new();
    private static readonly Uri Loopback = new("http://127.0.0.1:4711/");

    public static TheoryData<MyAnonamouseOptions> Wrong =>
        [
            Options with
            {
                BaseAddress = new Uri("http://www.myanonamouse.net/"),
            },
            Options with
            {
                BaseAddress = new Uri("https://me:secret@www.myanonamouse.net/"),
            },
            Options with
            {
                BaseAddress = new Uri("relative", UriKind.Relative),
            },
            Options with
            {
                BaseAddress = Loopback,
                EgressAddress = new Uri("https://t.myanonamouse.net/json/jsonIp.php"),
            },
            Options with
            {
                EgressAddress = new Uri("http://t.myanonamouse.net/json/jsonIp.php"),
            },
            Options with
            {
                UserAgent = " ",
            },
            Options with
            {
                UserAgent = "Mozilla/5.0 (X11; Linux x86_64)",
            },
            Options with
            {
                SessionSecret = "mam id",
            },
            Options with
            {
                SessionSecret = "same",
                SessionKeySecret = "same",
            },
            Options with
            {
                ExpectedAddress = "home",
            },
            Options with
            {
                ExpectedAsn = 0,
            },
            Options with
            {
                Categories = [41, 0],
            },
            Options with
            {
                Languages = [-1],
            },
            Options with
            {
                Lane = new TrackerLaneOptions { RequestTimeout = TimeSpan.FromSeconds(31) },
            },
            Options with
            {
                Lane = new TrackerLaneOptions { RequestTimeout = TimeSpan.Zero },
            },
            Options with
            {
                Lane = new TrackerLaneOptions { Lease = TimeSpan.FromSeconds(91) },
            },
            Options with
            {
                Lane = new TrackerLaneOptions { AbortMargin = TimeSpan.FromSeconds(14) },
            },
            Options with
            {
                Lane = new TrackerLaneOptions { Skew = TimeSpan.FromSeconds(14) },
            },
            Options with
            {
                BaseAddress = Loopback,
                Lane = new TrackerLaneOptions { Lease = TimeSpan.FromSeconds(44) },
            },
            Options with
            {
                Lane = new TrackerLaneOptions { Pace = PaceOptions.Rules with { Pause = TimeSpan.Zero } },
            },
        ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_AValueThatBreaksARule_SaysWhichInASentence(MyAnonamouseOptions options) => Assert.EndsWith(".", Assert.Single(options.Validate()));

    [Fact]
    public void Validate_TheDefaults_AreRight() => Assert.Empty(Options.Validate());

    [Fact]
    public void Validate_AgainstLoopback_MayBeFasterAndPlain() =>
        Assert.Empty(
            (
                Options with
                {
                    BaseAddress = Loopback,
                    Lane = new TrackerLaneOptions { Pace = PaceOptions.Rules with { MinimumGap = TimeSpan.Zero, Jitter = TimeSpan.Zero } },
                }
            ).Validate()
        );
}
