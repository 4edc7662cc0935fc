using System.Net;
using System.Text;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Tests.Http;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("3", 3L)]
    [InlineData("3.0", 3L)]
    [InlineData("\"3\"", 3L)]
    [InlineData("\" 1,016 \"", 1016L)]
    [InlineData("3.5", null)]
    [InlineData("\"many\"", null)]
    [InlineData("1e300", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void Whole_AnyType_IsReadOrNotStated(string json, long? expected) => Assert.Equal(expected, Read(json).Whole("x"));

    [Theory]
    [InlineData("\"∞\"", double.PositiveInfinity)]
    [InlineData("\"1.25\"", 1.25)]
    [InlineData("1.25", 1.25)]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("[]", null)]
    public void Number_AnyType_IsReadOrNotStated(string json, double? expected) => Assert.Equal(expected, Read(json).Number("x"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"yes\"", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("\"no\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    public void Flag_AnyType_IsReadOrNotStated(string json, bool? expected) => Assert.Equal(expected, Read(json).Flag("x"));

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("7", "7")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"  \"", null)]
    [InlineData("{}", null)]
    [InlineData("\"\\ud800\"", null)]
    public void Text_AnyType_IsReadOrNotStated(string json, string? expected) => Assert.Equal(expected, Read(json).Text("x"));

    [Fact]
    public void Texts_ListsObjectsAndSingles_AreRead()
    {
        Assert.Equal(["a", "b", "3"], Read("""["a",{"name":"b"},3,null,{},[]]""").Texts("x"));
        Assert.Equal(["a"], Read("\"a\"").Texts("x"));
        Assert.Empty(Read("null").Texts("x"));
        Assert.Empty(Read("{}").Texts("x"));
        Assert.Empty(Read("3").Items("x"));
        Assert.Equal(2, Read("[1,2]").Items("x").Count());
    }

    [Fact]
    public void Dates_GoodAndBad_AreReadOrNotStated()
    {
        Assert.Equal(new DateOnly(2025, 3, 4), Read("\"2025-03-04T10:00:00Z\"").Date("x"));
        Assert.Null(Read("\"2025-13-04\"").Date("x"));
        Assert.Null(Read("\"soon\"").Date("x"));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(1795149800011), Read("1795149800011").MomentMilliseconds("x"));
        Assert.Null(Read("-5").MomentMilliseconds("x"));
        Assert.Null(Read("9e14").MomentMilliseconds("x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    public void ParseObject_NoObject_IsAShapeFaultThatNamesServiceAndExpectation(string body)
    {
        var fault = Assert.Throws<StopFaultException>(() => ServiceJson.ParseObject(Encoding.UTF8.GetBytes(body), "Audible", "a product"));
        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
        Assert.StartsWith("Audible answered in a shape", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("a product", fault.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseObject_TooDeep_IsAShapeFault() =>
        Assert.Throws<StopFaultException>(() =>
            ServiceJson.ParseObject(
                Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000)),
                "Audible",
                "a product"
            )
        );

    [Fact]
    public void ParseObject_ByteOrderMark_IsSkipped()
    {
        using var document = ServiceJson.ParseObject((byte[])[0xEF, 0xBB, 0xBF, .. "{}"u8], "Audible", "a product");
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    }

    [Fact]
    public void Clean_SecretsOfEveryKind_AreMasked()
    {
        const string Known = "p w/4";
        var clean = Redaction.Clean(
            "Bearer abc.def, mam_id=xyz%3D; \"apiKey\": \"k123\" x?passkey=77&b=1 p w/4 p%20w%2F4 someone@example.org eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
            new Secret(Known),
            null
        );
        foreach (var secret in new[] { "abc.def", "xyz", "k123", "77", Known, "p%20w%2F4", "someone", "eyJ" })
            Assert.DoesNotContain(secret, clean, StringComparison.Ordinal);
        Assert.Contains("b=1", clean, StringComparison.Ordinal);
        Assert.Equal("", Redaction.Clean(null));
    }

    [Fact]
    public void Describe_Bodies_AreShortAndTellPagesFromData()
    {
        Assert.Equal("an empty body", Redaction.Describe([]));
        Assert.StartsWith("an HTML page", Redaction.Describe("\r\n <!doctype html><html>"u8), StringComparison.Ordinal);
        Assert.Equal("'{\"a\": 1}'", Redaction.Describe("{\"a\":\n\t1}"u8));
        Assert.True(Redaction.Describe(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 9000)))).Length < 140);
        Assert.False(Redaction.IsHtml("<error>no</error>"u8));
    }

    [Fact]
    public async Task BoundedRead_LargerBody_IsAShapeFault()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[11]) };
        var fault = await Assert.ThrowsAsync<StopFaultException>(() => BoundedContent.ReadAsync(response, 10, "Audible", CancellationToken.None));
        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
        using var small = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) };
        Assert.Equal([1, 2, 3], await BoundedContent.ReadAsync(small, 3, "Audible", CancellationToken.None));
    }

    [Fact]
    public void RetryAfter_BothForms_AreReadWithinADay()
    {
        var clock = new ManualClock(advancesItself: false);
        using var response = new HttpResponseMessage();
        Assert.Null(RetryAfterHeader.Read(response.Headers, clock));
        response.Headers.RetryAfter = new(clock.Start + TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), RetryAfterHeader.Read(response.Headers, clock));
        response.Headers.RetryAfter = new(clock.Start - TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, RetryAfterHeader.Read(response.Headers, clock));
        response.Headers.RetryAfter = new(TimeSpan.FromDays(90));
        Assert.Equal(TimeSpan.FromDays(1), RetryAfterHeader.Read(response.Headers, clock));
    }

    private static JsonElement Read(string value) => JsonDocument.Parse($"{{\"x\":{value}}}").RootElement;
}
