using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Hosting;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class InitAndDoctorTests
{
    private const string Answers = """
        http://127.0.0.1:13378/
        abs-key
        lib-1
        mam-cookie
        AS3320
        http://127.0.0.1:8080/

        me
        qb-password
        yes
        hc-token

        """;

    [Fact]
    public async Task Init_AllAnswersPiped_SavesThemAndTestsEveryService()
    {
        using var line = Line();
        var (code, output, error) = await line.RunAsync(["init"], Answers);
        Assert.True(code == 0, output + error);
        var settings = JsonDocument.Parse(await File.ReadAllTextAsync(line.Data.SettingsFile, TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("http://127.0.0.1:13378/", settings.GetProperty("audiobookshelf").GetProperty("baseAddress").GetString());
        Assert.Equal("lib-1", settings.GetProperty("audiobookshelf").GetProperty("libraryId").GetString());
        Assert.Equal(3320, settings.GetProperty("myAnonamouse").GetProperty("sessionAsn").GetInt32());
        Assert.Equal("me", settings.GetProperty("qBittorrent").GetProperty("userName").GetString());
        Assert.True(settings.GetProperty("hardcover").GetProperty("enabled").GetBoolean());
        foreach (var secret in new[] { "abs-key", "mam-cookie", "qb-password", "hc-token" })
        {
            Assert.DoesNotContain(secret, settings.ToString() + output + error, StringComparison.Ordinal);
            Assert.Contains(secret, await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Contains("✓", output, StringComparison.Ordinal);
        Assert.Contains("It answers (version 2.36.0).", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_RunAgainWithoutAnswers_KeepsEverything()
    {
        using var line = Line();
        await line.RunAsync(["init"], Answers);
        var before = await File.ReadAllTextAsync(line.Data.SettingsFile, TestContext.Current.CancellationToken);
        var secrets = await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken);
        var (code, _, error) = await line.RunAsync(["init"]);
        Assert.Equal(0, code);
        Assert.Contains("[http://127.0.0.1:13378/]", error, StringComparison.Ordinal);
        Assert.Contains("[kept]", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(line.Data.SettingsFile, TestContext.Current.CancellationToken));
        Assert.Equal(secrets, await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Init_AnswerThatCannotBeRead_IsAskedAgain()
    {
        using var line = Line();
        var (_, _, error) = await line.RunAsync(
            ["init"],
            "books\nftp://books/\nhttp://127.0.0.1:1/\n\n\n\nnone\n\n10.0.0.1\nhttp://127.0.0.1:2/\n\n\n\nperhaps\nno\n"
        );
        Assert.Contains("Write the whole address", error, StringComparison.Ordinal);
        Assert.Contains("Write the number", error, StringComparison.Ordinal);
        Assert.Contains("Answer yes or no", error, StringComparison.Ordinal);
        var settings = JsonDocument.Parse(await File.ReadAllTextAsync(line.Data.SettingsFile, TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("10.0.0.1", settings.GetProperty("myAnonamouse").GetProperty("sessionAddress").GetString());
        Assert.Equal("http://127.0.0.1:2/", settings.GetProperty("qBittorrent").GetProperty("baseAddress").GetString());
    }

    [Fact]
    public async Task Init_ServiceDoesNotAnswer_SavesAllTheSameAndIs1()
    {
        using var line = Line();
        line.Services.ServiceChecks.Add(Faulty());
        var (code, output, error) = await line.RunAsync(["init"], Answers);
        Assert.Equal(1, code);
        Assert.True(File.Exists(line.Data.SettingsFile));
        Assert.Contains("1 of", output, StringComparison.Ordinal);
        Assert.Contains("saved, but these tests failed: qBittorrent.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_Testing_UsesTheAnswersBeforeTheyAreSaved()
    {
        using var line = Line();
        var (saved, secret) = (true, "");
        line.Services.ServiceChecks.Add(
            ServiceCheck.Of(
                "Answered",
                false,
                async ct =>
                {
                    saved = File.Exists(line.Data.SettingsFile) || File.Exists(line.Data.SecretsFile);
                    var context = line.Services.Composed!;
                    secret = (await context.Secrets.GetAsync(KnownSecrets.TrackerSession, ct))!.Reveal();
                    // As a tracker's session that is replaced by its first use.
                    await context.Secrets.SetAsync(KnownSecrets.TrackerSession, new Secret("rotated"), ct);
                    return new ServiceProbe("Answered", context.Settings.QBittorrent.UserName, []);
                }
            )
        );
        var (code, output, error) = await line.RunAsync(["init"], Answers);
        Assert.True(code == 0, output + error);
        Assert.False(saved);
        Assert.Equal("mam-cookie", secret);
        Assert.Contains("It answers (version me).", output, StringComparison.Ordinal);
        Assert.Contains("All tests passed; the answers are saved.", error, StringComparison.Ordinal);
        var kept = await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken);
        Assert.Contains("rotated", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("mam-cookie", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_StoppedWhileTesting_SavesAndSaysUntested()
    {
        using var line = Line();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        line.Services.ServiceChecks.Add(
            ServiceCheck.Of(
                "Silent",
                false,
                async ct =>
                {
                    await stop.CancelAsync();
                    ct.ThrowIfCancellationRequested();
                    return new ServiceProbe("Silent", "1", []);
                }
            )
        );
        var (code, _, error) = await line.RunAsync(["init"], Answers, stop.Token);
        Assert.Equal(1, code);
        Assert.Contains("The answers are saved untested", error, StringComparison.Ordinal);
        Assert.True(File.Exists(line.Data.SettingsFile));
        Assert.Contains("qb-password", await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_AnswersNotEnough_SavesAndSaysThatSomethingIsMissing()
    {
        using var line = Line();
        var (code, _, error) = await line.RunAsync(["init"]);
        Assert.Equal(1, code);
        Assert.Contains("something is still missing, and what needs it was not tested", error, StringComparison.Ordinal);
        Assert.True(File.Exists(line.Data.SettingsFile));
    }

    [Fact]
    public async Task Doctor_EverythingGood_Is0()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("✗", output, StringComparison.Ordinal);
        // The test's line keeps the clock's check from every server.
        Assert.Matches(@"(?m)^!  Clock .*It was not compared", output);
        Assert.Contains("All works; the lines with ! advise a change.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_TwoChecksWithTheSameFault_SayItOnce()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        line.Services.ServiceChecks.AddRange([Faulty(), Faulty() with { Area = "Incomplete files" }]);
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(1, code);
        Assert.DoesNotContain("Incomplete files", output, StringComparison.Ordinal);
        Assert.Contains("1 of", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ServiceAdvises_MarksTheLineAndIs0()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        line.Services.ServiceChecks.Add(
            ServiceCheck.Of("qBittorrent", false, _ => Task.FromResult(new ServiceProbe("qBittorrent", "v5", ["It works."]) { Advice = ["Switch it off."] }))
        );
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(0, code);
        Assert.Matches(@"(?m)^!  qBittorrent .*It answers \(version v5\)\. It works\. Switch it off\.", output);
        Assert.DoesNotContain("All is well.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ServiceFaults_Is1AndSaysTheFaultsSentence()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        line.Services.ServiceChecks.Add(Faulty());
        var (code, output, _) = await line.RunAsync(["doctor", "--json"]);
        Assert.Equal(1, code);
        var finding = JsonDocument.Parse(output).RootElement.EnumerateArray().Single(finding => !finding.GetProperty("good").GetBoolean());
        Assert.Equal("qBittorrent", finding.GetProperty("area").GetString());
        Assert.Equal("It did not answer; start it.", finding.GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task Doctor_BadSettings_NamesThemAndAsksNoService()
    {
        using var line = Line();
        line.Services.ServiceChecks.Add(ServiceCheck.Of("Never", false, _ => throw new InvalidOperationException("asked")));
        line.Folder.Write("""{ "scan": { "limit": 0 } }""");
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(1, code);
        Assert.Contains("scan.limit: It is 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NothingSet_NamesWhatIsMissingInOrderAndAsksTheOthers()
    {
        using var line = Line();
        var needy = ServiceCheck.Of("Never", false, _ => throw new InvalidOperationException("asked"));
        line.Services.ServiceChecks.Add(needy with { Needs = RequiredServices.Tracker });
        line.Folder.Write("""{ "qBittorrent": { "baseAddress": "http://127.0.0.1:1/" }, "hardcover": { "enabled": true } }""");
        var (code, output, _) = await line.RunAsync(["doctor", "--json"]);
        Assert.Equal(1, code);
        var findings = JsonDocument.Parse(output).RootElement.EnumerateArray().ToArray();
        string[] named =
        [
            .. findings
                .Where(finding => finding.GetProperty("area").GetString() == "Missing")
                .Select(finding => finding.GetProperty("sentence").GetString()!.Split(' ')[2]),
        ];
        Assert.Equal(["audiobookshelf.baseAddress", "audiobookshelf-api-key", "mam-id", "qbittorrent-password", "hardcover-token"], named);
        Assert.Contains(findings, finding => finding.GetProperty("area").GetString() == "Audiobookshelf");
    }

    [Fact]
    public async Task Doctor_UnreadableSettings_IsAFinding()
    {
        using var line = Line();
        line.Folder.Write("{ nonsense");
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(1, code);
        Assert.Contains("is not valid JSON", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_LaneTaken_LeavesTheTrackerAlone()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        line.Services.ServiceChecks.Add(ServiceCheck.Of("MyAnonamouse", true, _ => throw new InvalidOperationException("asked")));
        using var lane = Lane.Take(line.Data);
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(0, code);
        Assert.Contains("It was not asked, because another mamcrawler", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_LaneTakenAndStopped_SaysWhyItStands()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        line.Services.ServiceChecks.Add(
            ServiceCheck.Of("MyAnonamouse", true, _ => throw new InvalidOperationException("asked")) with
            {
                LookAsync = _ => Task.FromResult<Finding?>(new Finding("MyAnonamouse", false, "The tracker refused (403).")),
            }
        );
        using var lane = Lane.Take(line.Data);
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(1, code);
        Assert.Contains("The tracker refused (403).", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_StateUnreadable_IsAFinding()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        line.Services.ListFailure = new WaitFaultException(FaultName.StateUnavailable, "State", "The disk said no; look at it.");
        var (code, output, _) = await line.RunAsync(["doctor"]);
        Assert.Equal(1, code);
        Assert.Contains("The disk said no; look at it.", output, StringComparison.Ordinal);
    }

    private static TestCommandLine Line()
    {
        var line = new TestCommandLine();
        // Keeps the clock's check on this machine.
        line.Environment["MAMCRAWLER__Audible__BaseAddress"] = "http://127.0.0.1:1/";
        line.Services.ServiceChecks.Add(ServiceCheck.Of("Audiobookshelf", false, _ => Task.FromResult(new ServiceProbe("Audiobookshelf", "2.36.0", []))));
        return line;
    }

    private static ServiceCheck Faulty() =>
        ServiceCheck.Of("qBittorrent", false, _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "It did not answer; start it."));
}
