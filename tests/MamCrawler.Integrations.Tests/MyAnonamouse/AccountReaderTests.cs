using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>external-apis.md C.1.4.</summary>
public sealed class AccountReaderTests
{
    private const string Summary = "\"unsat\":{\"count\":\"3\",\"limit\":150},\"connectable\":\"no\",\"created\":1793600000,\"update\":1793603600";
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{\"snatch_summary\":{" + Summary + "}}")]
    [InlineData("{" + Summary + "}")]
    public void Read_EitherShapeOfTheSummary_ReadsTheCounts(string json)
    {
        var account = Read(json);

        Assert.Equal((3, 150), (account.UnsatisfiedCount, account.UnsatisfiedLimit));
        Assert.False(account.Connectable);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793600000), account.CountedAt);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"snatch_summary":[]}""")]
    [InlineData("""{"snatch_summary":{"unsat":7}}""")]
    [InlineData("""{"unsat":{"count":"many","limit":-1},"connectable":"perhaps","created":"soon"}""")]
    public void Read_NeitherShape_LeavesTheFactsUnread(string json)
    {
        var account = Read(json);

        Assert.Null(account.UnsatisfiedCount);
        Assert.Null(account.UnsatisfiedLimit);
        Assert.Null(account.Connectable);
        Assert.Null(account.CountedAt);
    }

    [Theory]
    [InlineData("""{"ratio":2.5}""", 2.5)]
    [InlineData("""{"ratio":"2.5"}""", 2.5)]
    [InlineData("""{"ratio":"1,234.5"}""", 1234.5)]
    [InlineData("""{"ratio":"∞"}""", double.PositiveInfinity)]
    [InlineData("""{"ratio":"---","downloaded_bytes":0}""", double.PositiveInfinity)]
    [InlineData("""{"ratio":"---","downloaded_bytes":5}""", null)]
    [InlineData("""{"ratio":-1}""", null)]
    public void Read_TheRatio_InEachOfItsShapes(string json, double? ratio) => Assert.Equal(ratio, Read(json).Ratio);

    [Theory]
    [InlineData("VIP", "\"2026-11-02 08:00:01\"", true)]
    [InlineData("VIP", "\"2026-11-02 07:59:59\"", false)]
    [InlineData("Elite VIP", "null", true)]
    [InlineData("Power User", "\"2027-01-01 00:00:00\"", false)]
    public void Read_Vip_IsTheClassWhileItLasts(string className, string until, bool vip) =>
        Assert.Equal(vip, Read($$"""{"classname":"{{className}}","vip_until":{{until}}}""").IsVip);

    [Theory]
    [InlineData("\"vip_until\":null", true)]
    [InlineData("\"vip_until\":\"\"", false)]
    [InlineData("\"vip_until\":\"0000-00-00 00:00:00\"", false)]
    [InlineData("\"vip_until\":\"soon\"", false)]
    [InlineData("\"vip_until\":0", false)]
    [InlineData("\"vip_until\":[]", false)]
    [InlineData("\"wedges\":1", false)]
    public void Read_TheEndOfVip_IsNoneOnlyWhereTheTrackerSaysSo(string member, bool endless)
    {
        var account = Read($$"""{"classname":"VIP",{{member}}}""");

        Assert.Equal((true, null, endless), (account.IsVip, account.VipUntil, account.VipIsEndless));
        Assert.Equal(endless, account.IsVipAt(Now));
        Assert.Equal(!endless, AccountSentences.AdviceOf(account).Any(advice => advice.Contains("its end could not be read", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_TheRest_IsReadAsNumberOrText()
    {
        var account = Read("""{"uploaded_bytes":"3000","downloaded_bytes":1000,"seedbonus":"99,999","wedges":4,"vip_until":1798761600}""");

        Assert.Equal((3000L, 1000L, 99999, 4), (account.UploadedBytes, account.DownloadedBytes, account.BonusPoints, account.Wedges));
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), account.VipUntil);
        Assert.Equal(Now, account.ReadAt);
    }

    [Fact]
    public void Read_CacheTimesInTheFuture_AreNotBelieved() => Assert.Null(Read("""{"snatch_summary":{"created":4102444800}}""").CountedAt);

    [Fact]
    public async Task ReadAccountAsync_NoUserName_IsSessionExpiredAndStopsTheLane()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("""{"uid":0}""");

        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.ReadAccountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(FaultName.SessionExpired, fault.Fault.Name);
        Assert.NotNull(await tracker.Lane.ReadStopAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadAccountAsync_NoJson_IsShapeChangedAndKeepsTheRotation()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Valid.Add("next");
        rig.Stub.Script = request =>
        {
            var answer = StubTracker.Json("[1,2");
            answer.Headers.TryAddWithoutValidation("Set-Cookie", "mam_id=next");
            return request.Path == "/jsonLoad.php" ? answer : null;
        };

        var fault = await Assert.ThrowsAsync<StopFaultException>(() => tracker.ReadAccountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);

        rig.Stub.Script = null;
        await tracker.SearchAsync(TrackerRig.AnySearch, TestContext.Current.CancellationToken);
        Assert.Equal("next", rig.Stub.Received[^1].Session);
    }

    [Fact]
    public void Of_FactsThatAreMissing_SaysWhatItMeans()
    {
        var sentences = AccountSentences.AdviceOf(
            new AccountSnapshot
            {
                ReadAt = Now,
                Connectable = false,
                Ratio = null,
            }
        );

        Assert.Contains(sentences, sentence => sentence.Contains("ratio could not be read"));
        Assert.Contains(sentences, sentence => sentence.Contains("unsatisfied torrents could not be read"));
        Assert.Contains(sentences, sentence => sentence.Contains("cannot connect"));
        Assert.Contains("The ratio is ∞.", AccountSentences.Of(new AccountSnapshot { ReadAt = Now, Ratio = double.PositiveInfinity }, egress: null));
    }

    private static AccountSnapshot Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return AccountReader.Read(document.RootElement, Now);
    }
}
