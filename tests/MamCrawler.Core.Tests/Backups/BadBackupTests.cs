using System.Text;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>A backup that is not whole and ours is refused by name before anything is changed.</summary>
public sealed class BadBackupTests
{
    private const string Header =
        """{"backup":"MamCrawler","format":1,"id":"20260301T003000Z","madeAt":"2026-03-01T00:30:00+00:00","version":"1","tables":{"Gaps":1}}""";
    private const string Table = """{"table":"Gaps"}""";
    private const string Row = """{"pk":"gap","rk":"1","row":{"SchemaVersion":1,"Title":"It"}}""";

    public static TheoryData<string, string[], int, int> Sealed =>
        new()
        {
            { "a table of a newer version", [Header.Replace("Gaps", "Tomorrow", StringComparison.Ordinal)], 0, (int)FaultName.NewerState },
            { "a newer schema", [Header.Replace("\"Gaps\":1", "\"Gaps\":2", StringComparison.Ordinal)], 0, (int)FaultName.NewerState },
            { "the session's table", [Header.Replace("Gaps", "TrackerSession", StringComparison.Ordinal)], 0, (int)FaultName.NewerState },
            {
                "a row of a newer schema",
                [Header, Table, Row.Replace("\"SchemaVersion\":1", "\"SchemaVersion\":2", StringComparison.Ordinal)],
                1,
                (int)FaultName.NewerState
            },
            { "a newer format", [Header.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)], 0, (int)FaultName.NewerState },
            { "another program's", [Header.Replace("MamCrawler", "Somebody", StringComparison.Ordinal)], 0, (int)FaultName.BackupUnreadable },
            { "an id that is a path", [Header.Replace("20260301T003000Z", "../../etc", StringComparison.Ordinal)], 0, (int)FaultName.BackupUnreadable },
            { "a table that was not announced", [Header, """{"table":"Runs"}"""], 0, (int)FaultName.BackupUnreadable },
            { "a table twice", [Header, Table, Table], 0, (int)FaultName.BackupUnreadable },
            { "a row of no table", [Header, Row], 1, (int)FaultName.BackupUnreadable },
            { "a row twice", [Header, Table, Row, Row], 2, (int)FaultName.BackupUnreadable },
            { "a wrong count", [Header, Table, Row], 2, (int)FaultName.BackupUnreadable },
            {
                "a key that tables refuse",
                [Header, Table, Row.Replace("\"rk\":\"1\"", "\"rk\":\"a/b\"", StringComparison.Ordinal)],
                1,
                (int)FaultName.BackupUnreadable
            },
            { "an unknown type", [Header, Table, Row.Replace("\"It\"", "{\"decimal\":1}", StringComparison.Ordinal)], 1, (int)FaultName.BackupUnreadable },
            { "a null", [Header, Table, Row.Replace("\"It\"", "null", StringComparison.Ordinal)], 1, (int)FaultName.BackupUnreadable },
            { "a document elsewhere", [Header, """{"document":"secrets.json"}"""], 0, (int)FaultName.BackupUnreadable },
            { "a document outside", [Header, """{"document":"reports/../../x"}"""], 0, (int)FaultName.BackupUnreadable },
            { "bytes of no document", [Header, """{"bytes":"AAAA"}"""], 0, (int)FaultName.BackupUnreadable },
            { "a line of no kind", [Header, """{"colour":"red"}"""], 0, (int)FaultName.BackupUnreadable },
            { "an empty object", [Header, "{}"], 0, (int)FaultName.BackupUnreadable },
            { "no object", [Header, "[1]"], 0, (int)FaultName.BackupUnreadable },
        };

    [Theory]
    [MemberData(nameof(Sealed))]
    public async Task Restore_RightChecksumAndWrongContent_IsRefusedAndChangesNothing(string what, string[] lines, int rows, int fault)
    {
        Assert.NotEmpty(what);
        await AssertRefused(
            (FaultName)fault,
            BackupScene.SealedBackupOf(lines, rows, lines.Count(line => line.StartsWith("{\"document", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task Restore_SealedAsTheTestsDo_IsRestored()
    {
        using var scene = new BackupScene();
        Assert.Equal(1, (await scene.RestoreAsync(BackupScene.SealedBackupOf([Header, Table, Row], 1, 0))).TotalRows);
    }

    [Fact]
    public async Task Restore_NoBackup_IsRefusedAsForeign()
    {
        await AssertRefused(FaultName.BackupUnreadable, []);
        await AssertRefused(FaultName.BackupUnreadable, Encoding.UTF8.GetBytes("<html>Sign in</html>"));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.Zip([]));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.Zip(Encoding.UTF8.GetBytes("<html>Sign in</html>")));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.BackupOf("{\"some\":\"json\"}"));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.Zip(new byte[40 * 1024 * 1024]));
    }

    [Fact]
    public async Task Restore_CutShortAnywhere_IsRefused()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var backup = await scene.BackUpAsync();
        foreach (var length in new[] { 5, 100, backup.Length / 2, backup.Length - 20 })
            await AssertRefused(FaultName.BackupUnreadable, backup[..length]);
        var lines = BackupScene.LinesOf(backup);
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.BackupOf(lines[..^1]));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.BackupOf(lines[..1]));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.Zip(Encoding.UTF8.GetBytes(string.Join('\n', lines))[..^30]));
    }

    [Fact]
    public async Task Restore_ChangedAnywhere_IsRefused()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var lines = BackupScene.LinesOf(await scene.BackUpAsync());
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.BackupOf([.. lines.Take(3), .. lines.Skip(4)]));
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.BackupOf([.. lines, lines[^1]]));
        var changed = lines.Select(line => line.Replace("\"Value\":7}", "\"Value\":8}", StringComparison.Ordinal)).ToArray();
        Assert.NotEqual(lines, changed);
        await AssertRefused(FaultName.BackupUnreadable, BackupScene.BackupOf(changed));
    }

    private static async Task AssertRefused(FaultName name, byte[] backup)
    {
        using var scene = new BackupScene();
        await SampleState.PutAsync(scene.Tables, "Gaps", "gap", "mine", new() { ["Value"] = 1 });
        var before = await scene.EverythingAsync();
        Assert.Equal(name, await scene.RefusalOfAsync(backup));
        Assert.Equal(before, await scene.EverythingAsync());
    }
}
