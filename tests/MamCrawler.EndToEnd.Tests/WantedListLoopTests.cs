using System.Text;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.WantedLists;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>A Goodreads export, from the file to the shelf: imported, found, proposed with its reason, approved, loaded, shelved, fulfilled; and books to read on Hardcover beside it.</summary>
public sealed class WantedListLoopTests : IDisposable
{
    private const int Acceleration = 300;
    private const int Rounds = 60;
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mamcrawler-wanted-");
    private readonly AcceleratedTimeProvider clock = new(TimeProvider.System, Acceleration);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Import_GoodreadsExport_ComesToTheShelfAndIsFulfilled()
    {
        await using var simulators = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new WorldOptions
                {
                    Books = 100,
                    UnrelatedReleases = 400,
                    Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
                },
                Time = clock,
                BytesPerSecond = 1_000_000_000,
            },
            Token
        );
        var wanted = Obtainable(simulators.World).Take(3).ToList();
        Assert.NotEmpty(wanted);
        var owned = simulators.World.Items.First(item => item.Authors is [_] && item.Series.Count == 0);
        var onHardcover = simulators.World.Works.First(work => IsElsewhere(simulators.World, work));
        simulators.Hardcover.WantToRead = [onHardcover];
        var context = await DeployAsync(simulators);

        var (code, output) = await ImportAsync(wanted, (owned.Title, owned.Authors[0]));
        Assert.Equal(0, code);
        Assert.Contains($"{wanted.Count + 1} added, 0 already wanted, 0 already owned, 1 unreadable.", output, StringComparison.Ordinal);
        await using var services = await new CompositionRoot().ComposeAsync(context, Token);
        await ScanAsync(services);

        var wishes = await services.WantedList.ListAsync(Token).ToListAsync(Token);
        Assert.Equal(wanted.Count + 2, wishes.Count);
        Assert.Equal(WishState.Fulfilled, wishes.Single(standing => standing.Wish.Book.Title == owned.Title).State);
        Assert.Single(wishes, standing => standing.Wish.Source == WishSource.Hardcover && standing.Wish.Book.Title == onHardcover.Title);
        var proposals = await services.Approvals.ListAsync(Token).Where(download => download.Reason == "wanted").ToListAsync(Token);
        Assert.All(proposals, download => Assert.Equal(DownloadState.Wanted, download.State));
        var listed = wishes.Where(standing => standing.Wish.Source == WishSource.Goodreads && standing.State == WishState.Proposed).ToList();
        Assert.Equal(wanted.Count, listed.Count);
        Assert.Equal("Goodreads", (await services.Gaps.FindAsync(listed[0].Wish.GapId, Token))!.Gap.Wish!.List);

        foreach (var standing in listed)
            await services.Approvals.ApproveAsync(standing.DownloadId!, Token);
        Assert.True(await ShelveAsync(services, listed.Count), await TellAsync(services));

        wishes = await services.WantedList.ListAsync(Token).ToListAsync(Token);
        Assert.All(listed, before => Assert.Equal(WishState.Fulfilled, wishes.Single(standing => standing.Wish.Id == before.Wish.Id).State));
        Assert.All(
            simulators.QBittorrent.CompleteTorrents.Where(torrent => listed.Any(standing => torrent.Tags.Contains(standing.DownloadId![4..]))),
            torrent => Assert.Contains("wanted", torrent.Tags)
        );
        await ScanAsync(services);
        Assert.DoesNotContain(await GapIdsAsync(services), id => listed.Any(standing => standing.Wish.GapId == id));
        // The file again: nothing is wanted twice.
        Assert.Contains("0 added", (await ImportAsync(wanted, (owned.Title, owned.Authors[0]))).Output, StringComparison.Ordinal);
        Assert.Empty(simulators.MyAnonamouse.Requests.Violations);
    }

    /// <summary>Releases that nobody but the list wants, each of a title of its own.</summary>
    private static IEnumerable<TrackerRelease> Obtainable(SimulatedWorld world) =>
        world
            .Releases.Where(release =>
                release is { Ebook: false, Free: true, Seeders: > 3, Bitrate: >= 96, Volumes.Count: 0, Authors.Count: 1, Vip: false }
                && release.Language == TrackerLanguage.English
                && release.Series.Count == 0
                && (release.BrowseFlags & 32) == 0
                && !world.Items.Any(item => item.Authors.Contains(release.Authors[0]))
                && release.Title.All(letter => char.IsAsciiLetter(letter) || letter == ' ')
            )
            .GroupBy(release => release.Title)
            .Where(title => title.Count() == 1 && world.Items.All(item => !item.Title.Contains(title.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(title => title.Single());

    private static bool IsElsewhere(SimulatedWorld world, WorldWork work) =>
        work is { OnHardcover: true, Kind: WorldWorkKind.Volume, Asin: not null }
        && world.Items.All(item => !item.Authors.Contains(work.Author) && !item.Title.Contains(work.Title, StringComparison.OrdinalIgnoreCase));

    private async Task<LocalContext> DeployAsync(SimulatorSet simulators)
    {
        var folder = new DataFolder(directory.FullName);
        var settings = SimulatedDeployment.SettingsFor(simulators);
        settings = settings with { Hardcover = settings.Hardcover with { WantToRead = true } };
        await SimulatedDeployment.WriteAsync(folder, settings, simulators.Secrets, Token);
        return new LocalContext(folder, settings, new FileSecretStore(folder.Path), clock) { TrackerLease = TimeSpan.FromSeconds(90) * Acceleration };
    }

    private async Task<(int Code, string Output)> ImportAsync(List<TrackerRelease> wanted, (string Title, string Author) owned)
    {
        var file = new StringBuilder("Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Bookshelves,Exclusive Shelf\r\n");
        foreach (var release in wanted)
            file.Append($"1,\"{release.Title}\",\"{release.Authors[0]}\",,,=\"\",=\"\",0,to-read,to-read\r\n");
        file.Append($"2,\"{owned.Title}\",\"{owned.Author}\",,,=\"\",=\"\",0,to-read,to-read\r\n");
        file.Append("3,\"Nobody Wrote This\",,,,=\"\",=\"\",0,to-read,to-read\r\n4,\"Done With\",Some Body,,,=\"\",=\"\",5,,read\r\n");
        var path = Path.Combine(directory.FullName, "goodreads_library_export.csv");
        await File.WriteAllTextAsync(path, file.ToString(), Token);
        using var output = new StringWriter();
        var scope = new CommandScope(
            new CommandConsole(TextReader.Null, output, TextWriter.Null),
            new Dictionary<string, string>(),
            clock,
            new CompositionRoot()
        );
        return (await MamCrawlerCommand.RunAsync(["wanted", "import", path, "--data", directory.FullName], scope, Token), output.ToString());
    }

    private static async Task ScanAsync(ILocalServices services)
    {
        var start = await services.Scans.StartAsync(new ScanRequest(ScanMode.Propose, 20), Token);
        var state = await new ScanWatch(services.Scans, TimeProvider.System).UntilFinishedAsync(start.RunId, _ => { }, Token);
        Assert.NotNull(state.Summary);
        Assert.Empty(state.Summary.Faults);
    }

    /// <summary>Pushes and watches, as the schedules do, until so many stand on the shelf.</summary>
    private async Task<bool> ShelveAsync(ILocalServices services, int wanted)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await services.PushQueuedAsync(_ => { }, Token);
            await services.Jobs.RunAsync(Schedules.WatchDownloads.Name, Token);
            await Task.Delay(TimeSpan.FromMinutes(5), clock, Token);
            if (round % 6 == 5)
                await services.Jobs.RunAsync(Schedules.SweepQueue.Name, Token);
            if (await services.Approvals.ListAsync(Token).CountAsync(download => download.State == DownloadState.Shelved, Token) >= wanted)
                return true;
        }

        return false;
    }

    private static async Task<string> TellAsync(ILocalServices services) =>
        string.Join('\n', await services.Approvals.ListAsync(Token).Select(download => $"{download.Id} {download.State}: {download.Why}").ToListAsync(Token));

    private static async Task<List<string>> GapIdsAsync(ILocalServices services) =>
        await services.Gaps.ListAsync(Token).Select(standing => standing.Gap.Id).ToListAsync(Token);
}
