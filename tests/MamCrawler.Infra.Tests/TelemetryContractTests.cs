using System.Text.Json;
using MamCrawler.Core.Telemetry;
using MamCrawler.Infra.Tests.Bicep;
using MamCrawler.Infra.Tests.Telemetry;

namespace MamCrawler.Infra.Tests;

/// <summary>The events of the code, the queries of workbook and alerts, and the runbook say the same names and keys.</summary>
public sealed class TelemetryContractTests
{
    public static TheoryData<string> Queries => [.. Query.All.Select(query => query.Path)];

    private static IEnumerable<BicepExpression> AlertEntries =>
        Assert.IsType<BicepExpression.Array>(InfraFiles.Module("alerts").Variable("alerts").Value).Items;

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_Events_AreInTheCatalogue(string path)
    {
        var query = Find(path);
        Assert.Empty(query.Mentioned.Except(EventCatalogue.All.Select(known => known.Name)));
        // These two are about what others wrote.
        Assert.True(query.Events.Count > 0 || query.Name is "worker-crash" or "failures", "The query selects no event.");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_Patterns_CutTheValuesOutOfWhatTheCodeWrites(string path)
    {
        var query = Find(path);
        Assert.All(
            query.Patterns,
            pattern =>
                Assert.True(
                    QueryPattern.KeyOf(pattern) is not null || pattern.StartsWith("^([A-Za-z]+)", StringComparison.Ordinal) || query.Name == "worker-crash"
                )
        );
        var events = query.Events.Count > 0 ? EventCatalogue.All.Where(known => query.Events.Contains(known.Name)).ToList() : [.. EventCatalogue.All];
        foreach (var pattern in query.Patterns.Where(pattern => QueryPattern.KeyOf(pattern) is not null))
        {
            var key = QueryPattern.KeyOf(pattern)!;
            var withKey = events.Where(known => known.Keys.Contains(key)).ToList();
            Assert.True(withKey.Count > 0, $"{path}: no event of the query has the key '{key}'.");
            foreach (var message in withKey.SelectMany(known => WrittenEvents.All[known.Name]))
                Assert.Equal(EventMessage.ValueOf(message, key), QueryPattern.Match(pattern, message));
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_PatternOfTheName_ReadsEveryEvent(string path)
    {
        foreach (var pattern in Find(path).Patterns.Where(pattern => pattern.StartsWith("^([A-Za-z]+)", StringComparison.Ordinal)))
        {
            foreach (var written in WrittenEvents.All)
                Assert.All(written.Where(message => message.Contains(' ')), message => Assert.Equal(written.Key, QueryPattern.Match(pattern, message)));
        }
    }

    [Fact]
    public void Query_OfTheWorkerCrash_ReadsTheHostsWords()
    {
        // As the Functions host writes it: WorkerProcess.OnProcessExited.
        var query = Query.Alerts.Single(query => query.Name == "worker-crash");
        Assert.Equal("139", QueryPattern.Match(Assert.Single(query.Patterns), "dotnet exited with code 139 (0x8B)"));
        Assert.Contains("!in (0, 143)", query.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_Events_AreWrittenSomewhere(string path) => Assert.DoesNotContain(Find(path).Mentioned, name => !WrittenEvents.IsWrittenInCode(name));

    [Fact]
    public void Host_Logging_LetsEveryEventThrough()
    {
        using var host = JsonDocument.Parse(Repository.Read("host.json"));
        var logging = host.RootElement.GetProperty("logging");
        Assert.Equal("Information", logging.GetProperty("logLevel").GetProperty("default").GetString());
        // A sample of the events would be alerts that come by chance.
        var spared = logging.GetProperty("applicationInsights").GetProperty("samplingSettings").GetProperty("excludedTypes").GetString()!.Split(';');
        Assert.Contains("Trace", spared);
        Assert.Contains("Exception", spared);
        Assert.False(host.RootElement.TryGetProperty("telemetryMode", out _));
    }

    [Fact]
    public void Messages_OfTheCatalogue_BeginWithTheirNameAndStayOnOneLine()
    {
        Assert.Equal(
            EventCatalogue.All.Select(known => known.Name).Order(StringComparer.Ordinal),
            WrittenEvents.All.Select(written => written.Key).Order(StringComparer.Ordinal)
        );
        foreach (var written in WrittenEvents.All)
            Assert.All(written, message => Assert.Matches($@"\A{written.Key}( [a-z][A-Za-z]*={EventMessage.Value})*\z", message));
    }

    [Fact]
    public void Alerts_InBicep_AreTheQueriesOfTheFolder()
    {
        var names = AlertEntries.Select(alert => alert.Property("name")!.LiteralText!).ToList();
        Assert.Equal(Query.Alerts.Select(query => query.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.All(AlertEntries, alert => Assert.Equal($"../alerts/{alert.Property("name")!.LiteralText}.kql", FileOf(alert.Property("query"))));
    }

    [Fact]
    public void Alerts_OfTheIssue_AreAllThere() =>
        Assert.Equal(
            [
                "changed-shape",
                "dead-session",
                "dead-tunnel",
                "failed-orchestration",
                "no-scan-in-twice-the-interval",
                "poison-message",
                "ratio-near-the-floor",
                "vip-near-its-end",
                "worker-crash",
            ],
            Query.Alerts.Select(query => query.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Alerts_Rules_AreNamedSentToPeopleAndLinkTheirEntryInTheRunbook()
    {
        var rule = InfraFiles.Module("alerts").Resource("Microsoft.Insights/scheduledQueryRules");
        Assert.Equal(new BicepExpression.Name("alerts"), rule.Loop!.Source);
        var link = Assert.IsType<BicepExpression.Text>(rule.Body.At("properties.actions.customProperties.runbook"));
        Assert.Equal("docs/runbook.md#", Assert.IsType<BicepExpression.Constant>(link.Parts[0]).Value);
        Assert.Equal(new BicepExpression.Member(new BicepExpression.Name("alert"), "name"), link.Parts[1]);
        Assert.NotEmpty(Assert.IsType<BicepExpression.Array>(rule.Body.At("properties.actions.actionGroups")).Items);
    }

    [Fact]
    public void Alerts_InTheRunbook_EachHaveAnEntry()
    {
        Assert.Empty(Query.Alerts.Select(query => query.Name).Except(MarkdownAnchors.Of(Repository.Read("docs/runbook.md"))));
    }

    [Fact]
    public void Alerts_Windows_AreOnesThatAzureTakes()
    {
        string[] known = ["PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D", "P2D"];
        foreach (var alert in AlertEntries)
        {
            var (every, window) = (alert.Property("every")!.LiteralText!, alert.Property("window")!.LiteralText!);
            Assert.True(Array.IndexOf(known, window) >= Array.IndexOf(known, every), $"{every} {window}");
            Assert.NotEqual(-1, Array.IndexOf(known, every));
            Assert.NotEqual("P2D", every);
        }
    }

    [Fact]
    public void Workbook_Panels_AreItsQueries()
    {
        using var workbook = JsonDocument.Parse(Repository.Read("infra/workbook/workbook.json"));
        Assert.Equal("Notebook/1.0", workbook.RootElement.GetProperty("version").GetString());
        var panels = workbook.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetInt32() == 3).ToList();
        var named = panels.Select(panel => panel.GetProperty("content").GetProperty("query").GetString()!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Query.Workbook.Select(query => query.Name).Order(StringComparer.Ordinal), named);
        var loaded = Assert.IsType<BicepExpression.Object>(InfraFiles.Module("workbook").Variable("queries").Value).Properties;
        Assert.Equal(named, loaded.Select(query => query.Key.LiteralText!).Order(StringComparer.Ordinal));
        Assert.All(loaded, query => Assert.Equal($"../workbook/{query.Key.LiteralText}.kql", FileOf(query.Value)));
    }

    [Fact]
    public void Workbook_AsItIsDeployed_HasTheTextOfEveryQuery()
    {
        const string Path = "infra/modules/workbook.bicep";
        var data = InfraFiles.All[Path].Resource("Microsoft.Insights/workbooks").Body.At("properties.serializedData")!;
        using var deployed = JsonDocument.Parse((string)new BicepEvaluator(Path, new Dictionary<string, object?>()).Evaluate(data)!);
        var items = deployed.RootElement.GetProperty("items").EnumerateArray().ToList();
        using var layout = JsonDocument.Parse(Repository.Read("infra/workbook/workbook.json"));
        Assert.Equal(layout.RootElement.GetProperty("items").GetArrayLength(), items.Count);
        var texts = items.Where(item => item.GetProperty("type").GetInt32() == 3).Select(item => item.GetProperty("content").GetProperty("query").GetString());
        Assert.Equal(Query.Workbook.Select(query => query.Text).Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        Assert.All(items, item => Assert.NotEmpty(item.GetProperty("content").EnumerateObject()));
    }

    [Fact]
    public void Workbook_OfTheIssue_ShowsAllOfIt()
    {
        string[] wanted = ["scans", "gaps", "downloads", "ratio", "slots", "requests-per-service", "failures"];
        Assert.Empty(wanted.Except(Query.Workbook.Select(query => query.Name)));
    }

    private static Query Find(string path) => Query.All.Single(query => query.Path == path);

    private static string? FileOf(BicepExpression? query) =>
        query is BicepExpression.Call { Function: "loadTextContent" } call ? call.Arguments[0].LiteralText : null;
}
