using System.Text.Json;
using System.Text.Json.Nodes;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// external-apis.md C.1.4: the counters nested or at the top, numbers as text, keys that are missing or strange. What is there is read rightly; what is not there forbids every push.
/// </summary>
public sealed class UserDataShapeTests
{
    private const int Seed = 20261121;
    private const int Answers = 5000;
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Needed = ["ratio", "uploaded_bytes", "downloaded_bytes", "count", "limit"];

    private static readonly string[] Useless = ["null", "[]", "{}", "\"\"", "\"many\"", "\"1;2\"", "-1", "true", "[3]", "{\"value\":3}", "1e400", "\"NaN\""];

    public static TheoryData<bool, string> EachMissing() => Combine(Needed);

    public static TheoryData<bool, string, string> EachUseless()
    {
        var data = new TheoryData<bool, string, string>();
        foreach (var nested in new[] { true, false })
        foreach (var key in Needed)
        foreach (var value in Useless.Where(value => !(key == "ratio" && value == "1e400")))
            data.Add(nested, key, value);
        return data;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_EitherShape_IsReadAndMayBePushed(bool nested)
    {
        var account = Read(Whole(nested));

        Assert.Equal((3, 150), (account.UnsatisfiedCount, account.UnsatisfiedLimit));
        Assert.Equal((3000L, 1000L, 3.0), (account.UploadedBytes, account.DownloadedBytes, account.Ratio));
        Assert.True(account.Connectable);
        Assert.Null(PushGate.CheckAccount(account, Now));
    }

    [Theory]
    [MemberData(nameof(EachMissing))]
    public void Read_OneKeyMissing_ForbidsEveryPush(bool nested, string key)
    {
        var answer = Whole(nested);
        Holder(answer, nested, key).Remove(key);

        Assert.Equal(FaultName.AccountUnread, PushGate.CheckAccount(Read(answer), Now)?.Fault);
    }

    [Theory]
    [MemberData(nameof(EachUseless))]
    public void Read_OneKeyOfAUselessType_ForbidsEveryPush(bool nested, string key, string value)
    {
        var answer = Whole(nested);
        Holder(answer, nested, key)[key] = value == "1e400" ? null : JsonNode.Parse(value);

        Assert.Equal(FaultName.AccountUnread, PushGate.CheckAccount(Read(answer), Now)?.Fault);
    }

    [Theory]
    [InlineData("count", "\"3\"", 3)]
    [InlineData("count", "3.0", 3)]
    [InlineData("count", "\"1,016\"", 1016)]
    [InlineData("limit", "\" 150 \"", 150)]
    public void Read_NumbersAsText_AreNumbers(string key, string value, int number)
    {
        var answer = Whole(nested: true);
        Holder(answer, nested: true, key)[key] = JsonNode.Parse(value);
        var account = Read(answer);

        Assert.Equal(number, key == "count" ? account.UnsatisfiedCount : account.UnsatisfiedLimit);
    }

    [Fact]
    public void Read_BothShapesAtOnce_TheNewerPlaceCounts()
    {
        var answer = Whole(nested: true);
        answer["unsat"] = JsonNode.Parse("""{"count":0,"limit":999}""");

        Assert.Equal((3, 150), (Read(answer).UnsatisfiedCount, Read(answer).UnsatisfiedLimit));
    }

    [Fact]
    public void Read_RandomAnswers_AreReadRightlyOrForbid()
    {
        var random = new Random(Seed);
        for (var number = 0; number < Answers; number++)
        {
            var nested = random.Next(2) == 0;
            var answer = Whole(nested);
            var stated = new Dictionary<string, bool>();
            foreach (var key in Needed)
            {
                var holder = Holder(answer, nested, key);
                stated[key] = true;
                switch (random.Next(6))
                {
                    case 0:
                        holder.Remove(key);
                        stated[key] = false;
                        break;
                    case 1:
                        holder[key] = JsonNode.Parse(Useless[random.Next(Useless.Length - 2)]);
                        stated[key] = false;
                        break;
                    case 2:
                        holder[key] = holder[key]!.ToString();
                        break;
                    case 3:
                        holder[$"{key}_{random.Next()}"] = random.Next();
                        break;
                }
            }

            var account = Read(answer);
            var name = $"seed {Seed}, answer {number}: {answer.ToJsonString()}";
            Assert.True(stated.Values.All(value => value) == PushGate.CheckAccount(account, Now) is null, name);
            Assert.True(stated["count"] ? account.UnsatisfiedCount == 3 : account.UnsatisfiedCount is null, name);
            Assert.True(stated["limit"] ? account.UnsatisfiedLimit == 150 : account.UnsatisfiedLimit is null, name);
        }
    }

    [Theory]
    [InlineData("""{"uid":0}""", FaultName.SessionExpired)]
    [InlineData("""{"username":null,"ratio":1}""", FaultName.SessionExpired)]
    [InlineData("""{"username":"","ratio":1}""", FaultName.SessionExpired)]
    [InlineData("""{"version":"next"}""", FaultName.ShapeChanged)]
    [InlineData("""[{"username":"x"}]""", FaultName.ShapeChanged)]
    [InlineData("\"x\"", FaultName.ShapeChanged)]
    public async Task ReadAccountAsync_NoAccountAtAll_IsAFault(string body, FaultName name)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Path == "/jsonLoad.php" ? StubTracker.Json(body) : null;

        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => rig.NewProcess().ReadAccountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(name, fault.Fault.Name);
    }

    private static TheoryData<bool, string> Combine(IEnumerable<string> keys)
    {
        var data = new TheoryData<bool, string>();
        foreach (var key in keys)
        {
            data.Add(true, key);
            data.Add(false, key);
        }

        return data;
    }

    private static JsonObject Whole(bool nested)
    {
        var answer = new JsonObject
        {
            ["uid"] = 7,
            ["username"] = "somebody",
            ["classname"] = "VIP",
            ["ratio"] = 3,
            ["uploaded_bytes"] = 3000,
            ["downloaded_bytes"] = 1000,
            ["an_extra_key"] = new JsonArray(1, "two", null),
        };
        var holder = nested ? new JsonObject() : answer;
        holder["unsat"] = new JsonObject
        {
            ["name"] = "Unsatisfied",
            ["count"] = 3,
            ["limit"] = 150,
        };
        holder["connectable"] = "yes";
        if (nested)
            answer["snatch_summary"] = holder;
        return answer;
    }

    private static JsonObject Holder(JsonObject answer, bool nested, string key) =>
        key is not ("count" or "limit") ? answer : (JsonObject)(nested ? answer["snatch_summary"]!["unsat"]! : answer["unsat"]!);

    private static AccountSnapshot Read(JsonObject answer)
    {
        using var document = JsonDocument.Parse(answer.ToJsonString());
        return AccountReader.Read(document.RootElement, Now);
    }
}
