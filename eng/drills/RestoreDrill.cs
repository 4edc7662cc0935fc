namespace MamCrawler.Drills;

/// <summary>The disk with the state dies; last night's backup is all there is.</summary>
public sealed class RestoreDrill : IDrill
{
    private const string Backup = "FOLDER/backup.jsonl.gz";

    /// <inheritdoc />
    public string Name => "restore";

    /// <inheritdoc />
    public string Story => "The state is lost and comes back from a backup. What was done since then is not known, and is not done twice.";

    /// <inheritdoc />
    public async Task PlayAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        var scan = await deployment.RunAsync("scan --limit 4", cancellationToken);
        report.Expect(scan.ExitCode == 0, "a scan proposes downloads", scan.All);
        var ids = (await deployment.QueueAsync(cancellationToken)).Select(download => download.Id).ToArray();
        await deployment.RunAsync($"approve {ids[0]}", cancellationToken);

        report.Say("The nightly backup is made, and copied to another disk. After it, one more download is approved and handed on.");
        var backup = await deployment.RunAsync($"backup --out {Backup}", cancellationToken);
        report.Expect(backup.ExitCode == 0, "the backup is made and read back whole", backup.All);
        var atBackup = await deployment.QueueAsync(cancellationToken);
        await deployment.RunAsync($"approve {ids[1]}", cancellationToken);
        var added = await deployment.TorrentClient.CountAsync("/torrents/add", cancellationToken);
        report.Expect(added == 2, "two torrents are in the client", $"{added} were added");
        var asked = TimeProvider.System.GetTimestamp();
        await RefusesAsync(deployment, report, cancellationToken);

        report.Say("The disk dies: no state is left. The backup is restored.");
        Directory.Delete(deployment.StateFolder, recursive: true);
        await RestoresAsync(deployment, report, atBackup, cancellationToken);

        report.Say("The tracker's session is in no backup. A person makes a new one and sets it.");
        var session = await deployment.Tracker.NewSessionAsync(cancellationToken);
        await deployment.RunAsync("secret set mam-id", new Dictionary<string, string>(), cancellationToken, session);
        await TakeAMinuteAsync(asked, cancellationToken);
        var doctor = await deployment.RunAsync("doctor", cancellationToken);
        report.Expect(doctor.ExitCode == 0, "the doctor finds nothing wrong", doctor.Output);
        await RestsAsync(deployment, report, ids[2], added, cancellationToken);
        await DoublesNothingAsync(deployment, report, ids[1], added, cancellationToken);
    }

    // As a person does who makes a session. The tracker tells where one comes from once a minute, and who lost the state does not know when it was asked last.
    private static Task TakeAMinuteAsync(long since, CancellationToken cancellationToken)
    {
        var left = TimeSpan.FromSeconds(62) - TimeProvider.System.GetElapsedTime(since);
        return left > TimeSpan.Zero ? Task.Delay(left, TimeProvider.System, cancellationToken) : Task.CompletedTask;
    }

    private static async Task RefusesAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        report.Say("Two mistakes that are easily made.");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(deployment.Folder, "backup.jsonl.gz"), cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(deployment.Folder, "cut.jsonl.gz"), bytes[..(bytes.Length / 2)], cancellationToken);
        var before = await deployment.QueueAsync(cancellationToken);
        var broken = await deployment.RunAsync($"restore FOLDER/cut.jsonl.gz --replace", cancellationToken);
        report.Expect(broken.ExitCode == 1, "a backup that is cut short is refused", broken.All);
        var full = await deployment.RunAsync($"restore {Backup}", cancellationToken);
        report.Expect(full.ExitCode == 1, "a state that is not empty is not overwritten without --replace", full.All);
        var after = await deployment.QueueAsync(cancellationToken);
        report.Expect(before.SequenceEqual(after), "neither changes anything");
    }

    private static async Task RestoresAsync(
        Deployment deployment,
        DrillReport report,
        IReadOnlyList<QueuedDownload> atBackup,
        CancellationToken cancellationToken
    )
    {
        var restore = await deployment.RunAsync($"restore {Backup}", cancellationToken);
        report.Expect(restore.ExitCode == 0, "the restore works", restore.All);
        var restored = await deployment.QueueAsync(cancellationToken);
        report.Expect(atBackup.SequenceEqual(restored), "every download stands as it stood at the backup", $"{restored.Count} of {atBackup.Count}");
        var gaps = await deployment.RunAsync("gaps --json", cancellationToken);
        report.Expect(gaps is { ExitCode: 0, Output.Length: > 1000 }, "the gaps are there", gaps.All);
    }

    private static async Task RestsAsync(Deployment deployment, DrillReport report, string id, int added, CancellationToken cancellationToken)
    {
        report.Say("What was fetched since the backup is in no ledger. For a day nothing is fetched.");
        await deployment.RunAsync($"approve {id}", cancellationToken);
        var download = (await deployment.QueueAsync(cancellationToken)).Single(candidate => candidate.Id == id);
        var now = await deployment.TorrentClient.CountAsync("/torrents/add", cancellationToken);
        report.Expect(now == added && download.State == "Blocked", "what is approved waits", $"{download.State}, {now - added} more were added");
        report.Expect(download.Why.Contains("was restored at", StringComparison.Ordinal), "and says why", download.Why);
        report.Say("The person knows what was fetched since, and ends the rest.");
        var end = await deployment.RunAsync("restore --no-rest", cancellationToken);
        report.Expect(end.ExitCode == 0, "the rest is ended", end.All);
    }

    private static async Task DoublesNothingAsync(Deployment deployment, DrillReport report, string id, int added, CancellationToken cancellationToken)
    {
        report.Say("The download that was handed on after the backup is a proposal again. It is approved again, by mistake or not.");
        await deployment.RunAsync($"approve {id}", cancellationToken);
        var download = (await deployment.QueueAsync(cancellationToken)).Single(candidate => candidate.Id == id);
        var now = await deployment.TorrentClient.CountAsync("/torrents/add", cancellationToken);
        report.Expect(now == added, "it is not added to the client a second time", $"{now - added} more were added");
        report.Expect(download.State is "Downloading" or "Rejected", "and its row says how it stands", $"{download.State}: {download.Why}");
        var scan = await deployment.RunAsync("scan --limit 4", cancellationToken);
        report.Expect(scan.ExitCode == 0, "the next scan works", scan.All);
        var violations = await deployment.Tracker.ViolationsAsync(cancellationToken);
        report.Expect(violations.Count == 0, "the tracker saw nothing that it would punish", string.Join('\n', violations));
    }
}
