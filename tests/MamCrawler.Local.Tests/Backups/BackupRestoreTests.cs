using System.Text.Json;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Settings;
using MamCrawler.Tests;

namespace MamCrawler.Local.Tests.Backups;

/// <summary>A backup restored into an empty store gives the same answers to every API read (rules.md 8: restorable with one command).</summary>
public sealed class BackupRestoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Restore_BackupOfAWholeScan_EveryApiReadAnswersTheSame()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        await ScanAsync(line);
        await line.RunAsync(["follow", "add", "series", "The Land", "--author", "Aleron Kong"]);
        await line.RunAsync(["wanted", "add", "A Book That Nobody Holds", "--author", "Ann Author"]);
        await WriteDigestAsync(line);
        var before = await ApiReads.AskAsync(line);
        Assert.True(before.Count > 100, $"{before.Count} answers");
        Assert.Empty(ApiReads.Unanswered(before));
        Assert.Contains("A Book That Nobody Holds", before["/api/wanted"], StringComparison.Ordinal);
        var file = Path.Combine(line.Data.Path, "copy.jsonl.gz");
        var (code, output, error) = await line.RunAsync(["backup", "--out", file]);
        Assert.True(code == 0, error);
        Assert.Contains("was read back whole", output, StringComparison.Ordinal);

        using var other = new TestCommandLine { Composition = new CompositionRoot() };
        other.Data.Create();
        File.Copy(line.Data.SettingsFile, other.Data.SettingsFile);
        File.Copy(line.Data.SecretsFile, other.Data.SecretsFile);
        (code, output, error) = await other.RunAsync(["restore", file]);
        Assert.True(code == 0, error);
        Assert.Contains("Restored backup", output, StringComparison.Ordinal);
        Assert.Equal(before, await ApiReads.AskAsync(other));

        // And it goes on from there: a new scan starts under the fixed id, and fails only because the simulators are gone. The demo's clock ran ahead, so it is a later day.
        var later = new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddDays(30));
        using var moving = later.AdvanceByItself();
        other.Time = later;
        (code, output, error) = await other.RunAsync(["scan", "--json"]);
        Assert.Equal(1, code);
        Assert.True(output.Contains("LibraryUnreachable", StringComparison.Ordinal), output + error);
    }

    [Fact]
    public async Task Restore_StateIsThere_IsRefusedUnlessToldToReplace()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        await line.RunAsync(["follow", "add", "series", "The Land"]);
        var id = JsonDocument.Parse((await line.RunAsync(["backup", "--json"])).Output).RootElement.GetProperty("id").GetString()!;
        Assert.StartsWith(id, (await line.RunAsync(["backup", "list"])).Output, StringComparison.Ordinal);
        await line.RunAsync(["follow", "add", "series", "Discworld"]);
        var (code, _, error) = await line.RunAsync(["restore", id]);
        Assert.Equal(1, code);
        Assert.Contains("--replace", error, StringComparison.Ordinal);
        Assert.Contains("Discworld", (await line.RunAsync(["follow", "list"])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync(["restore", id, "--replace"])).ExitCode);
        var followed = (await line.RunAsync(["follow", "list"])).Output;
        Assert.Contains("The Land", followed, StringComparison.Ordinal);
        Assert.DoesNotContain("Discworld", followed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_NoRest_AfterARestoreOrWithItEndsTheDayOfRest()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        await line.RunAsync(["follow", "add", "series", "The Land"]);
        var id = JsonDocument.Parse((await line.RunAsync(["backup", "--json"])).Output).RootElement.GetProperty("id").GetString()!;
        Assert.Contains("There is no rest", (await line.RunAsync(["restore", "--no-rest"])).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await line.RunAsync(["restore"])).ExitCode);
        Assert.Equal(2, (await line.RunAsync(["restore", "--replace", "--no-rest"])).ExitCode);

        Assert.Contains("for 24 hours", (await line.RunAsync(["restore", id, "--replace"])).Output, StringComparison.Ordinal);
        var (code, output, error) = await line.RunAsync(["restore", "--no-rest"]);
        Assert.True(code == 0, error);
        Assert.Contains("fetches and spends go on", output, StringComparison.Ordinal);
        Assert.DoesNotContain("24 hours", (await line.RunAsync(["restore", id, "--replace", "--no-rest"])).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await line.RunAsync(["restore", "--no-rest"])).ExitCode);
    }

    [Fact]
    public async Task Restore_HostRunsOrNoSuchBackup_IsRefusedInASentence()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        var (code, _, error) = await line.RunAsync(["restore", "20260101T000000Z"]);
        Assert.Equal(1, code);
        Assert.Contains("There is no backup '20260101T000000Z'", error, StringComparison.Ordinal);
        Assert.Contains("There are no backups", (await line.RunAsync(["backup", "list"])).Error, StringComparison.Ordinal);
        using var lane = Lane.Take(line.Data);
        Assert.Contains("Another mamcrawler is at work", (await line.RunAsync(["restore", "20260101T000000Z"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCommand_RestoreWasCutShort_IsRefusedUntilItIsFinished()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        await line.RunAsync(["follow", "add", "series", "The Land"]);
        var id = JsonDocument.Parse((await line.RunAsync(["backup", "--json"])).Output).RootElement.GetProperty("id").GetString()!;
        var mark = Path.Combine(line.Data.StateFolder, "documents", "restore", "under-way.json.gz");
        Directory.CreateDirectory(Path.GetDirectoryName(mark)!);
        await using (var zip = new System.IO.Compression.GZipStream(File.Create(mark), System.IO.Compression.CompressionLevel.Fastest))
            await JsonSerializer.SerializeAsync(zip, new { backup = id, since = DateTimeOffset.UnixEpoch }, cancellationToken: None);
        var (code, _, error) = await line.RunAsync(["queue"]);
        Assert.Equal(1, code);
        Assert.Contains("did not end", error, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync(["restore", id])).ExitCode);
        Assert.Equal(0, (await line.RunAsync(["queue"])).ExitCode);
    }

    /// <summary>Leaves the state of a scan of 1,605 books whose proposals were all pushed.</summary>
    private static async Task ScanAsync(TestCommandLine line)
    {
        using var demo = new TestCommandLine { Composition = new CompositionRoot() };
        demo.Environment["PATH"] = "";
        var (code, _, error) = await demo.RunAsync(["demo", "--output", demo.Data.Path]);
        Assert.True(code == 0, error);
        var source = Path.Combine(demo.Data.Path, "data");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(line.Data.Path, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task WriteDigestAsync(TestCommandLine line)
    {
        var settings = new SettingsFile(line.Data, line.Environment).ReadStored();
        var context = new LocalContext(line.Data, settings, new FileSecretStore(line.Data.Path), TimeProvider.System);
        await using var services = await new CompositionRoot().ComposeAsync(context, None);
        Assert.Equal(JobResult.Done, (await services.Jobs.RunAsync("WriteDigest", None)).Result);
    }
}
