using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Tests.Account;

/// <summary>
/// Random histories of ratios, pushes, watches, kills, outages and people (rules.md 5: frozen, nothing that costs is downloaded). Whatever happened before: after a
/// round of the guard that could ask the client, and until somebody else interferes, nothing that costs loads while it is frozen, and a thaw forgets nothing.
/// </summary>
public sealed class GuardHistoryProperties
{
    private const int Histories = 1000;
    private const int Steps = 60;
    private const int Releases = 5;
    private static readonly double?[] Ratios = [0.5, 0.99, 1.00, 1.01, 1.04, 1.05, 1.06, 1.2, double.PositiveInfinity, null];

    [Fact]
    public async Task AnyHistory_Frozen_NeverLoadsWhatCosts()
    {
        const int Seed = 20_261_102;
        var (froze, thawed) = (0, 0);
        for (var number = 0; number < Histories; number++)
        {
            var history = new History(Seed + number);
            try
            {
                await history.RunAsync();
            }
            catch (Exception exception)
            {
                Assert.Fail($"History {Seed + number}: {exception.Message}\n{string.Join('\n', history.Log)}");
            }
            froze += history.Freezes;
            thawed += history.Thaws;
        }

        // Histories in which nothing happens would prove nothing.
        Assert.InRange(froze, Histories / 4, int.MaxValue);
        Assert.InRange(thawed, Histories / 4, int.MaxValue);
    }

    private sealed class History(int seed)
    {
        private readonly Random random = new(seed);
        private readonly GuardScene scene = new();
        private bool offline;
        private bool settled;
        private double? lastRatio;

        public List<string> Log { get; } = [];

        public int Freezes { get; private set; }

        public int Thaws { get; private set; }

        public async Task RunAsync()
        {
            for (var id = 1; id <= Releases; id++)
                await scene.OfferAsync(id, free: id % 2 == 0);
            for (var step = 0; step < Steps; step++)
            {
                await StepAsync();
                if (settled)
                    await CheckAsync();
            }
        }

        private async Task StepAsync()
        {
            var was = (await scene.ReadGuardAsync()).Frozen;
            switch (random.Next(12))
            {
                case 0 or 1 or 2:
                    var ratio = Ratios[random.Next(Ratios.Length)];
                    var done = await TryAsync($"guard at {ratio}", () => scene.GuardAtAsync(ratio));
                    lastRatio = ratio;
                    settled = done is { } ended && ended.Fault?.Name is null or FaultName.AccountUnread;
                    break;
                case 3 or 4 or 5:
                    scene.Time.Advance(TimeSpan.FromHours(random.Next(30)));
                    var id = 1 + random.Next(Releases);
                    settled &= await TryAsync($"push {id}", () => scene.PushAsync(id)) is not null;
                    break;
                case 6 or 7:
                    scene.Time.Advance(TimeSpan.FromMinutes(random.Next(200)));
                    settled &= await TryAsync("watch", scene.WatchAsync) is not null;
                    break;
                case 8:
                    offline = !offline;
                    Log.Add($"offline {offline}");
                    break;
                case 9:
                    Torrent("stalls", torrent => torrent.IsLoading ? torrent with { State = "stalledDL", KnowsPeers = true } : torrent);
                    break;
                case 10:
                    Torrent("gets on", torrent => torrent.IsLoading ? Loaded(torrent) : torrent);
                    break;
                default:
                    settled = false;
                    Torrent("a person", torrent => torrent with { State = torrent.IsStopped ? "downloading" : "stoppedDL" });
                    break;
            }
            var isNow = (await scene.ReadGuardAsync()).Frozen;
            Freezes += !was && isNow ? 1 : 0;
            Thaws += was && !isNow ? 1 : 0;
        }

        /// <summary>Runs something with the client as it is now; now and then the process dies in it, at a command or before a write. Null when it did.</summary>
        private async Task<T?> TryAsync<T>(string what, Func<Task<T>> run)
            where T : class
        {
            var until = random.Next(4) == 0 ? random.Next(12) : int.MaxValue;
            void Live()
            {
                if (until-- == 0)
                    throw new OperationCanceledException("killed");
            }
            scene.Client.Before = _ =>
            {
                Live();
                if (offline)
                    throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "It is offline.");
            };
            scene.Client.After = _ => Live();
            scene.Tables.BeforeWrite = Live;
            try
            {
                var result = await run();
                Log.Add($"{what}: {result}");
                return result;
            }
            catch (OperationCanceledException)
            {
                Log.Add($"{what}: killed");
                return null;
            }
            finally
            {
                scene.Client.Before = _ => { };
                scene.Client.After = _ => { };
                scene.Tables.BeforeWrite = () => { };
            }
        }

        private void Torrent(string what, Func<ClientTorrent, ClientTorrent> change)
        {
            if (scene.Client.Torrents.Count == 0)
                return;
            var hash = scene.Client.Torrents.Keys.ElementAt(random.Next(scene.Client.Torrents.Count));
            var torrent = scene.Client.Torrents[hash];
            if (torrent.Progress < 1)
                scene.Client.Torrents[hash] = change(torrent);
            Log.Add($"{what}: {torrent.Name} is {scene.Client.Torrents[hash].State}");
        }

        private ClientTorrent Loaded(ClientTorrent torrent) =>
            random.Next(3) == 0
                ? torrent with
                {
                    State = "uploading",
                    Progress = 1,
                    LoadedBytes = torrent.LoadedBytes + 1,
                }
                : torrent with
                {
                    State = "downloading",
                    LoadedBytes = torrent.LoadedBytes + 1,
                };

        private async Task CheckAsync()
        {
            var guard = await scene.ReadGuardAsync();
            if (guard.Frozen)
                Assert.DoesNotContain(scene.Client.Torrents.Values, torrent => torrent.IsLoading && torrent.TrackerId % 2 == 1);
            // At the line itself, or while the facts could not be read, what still brings bytes stays stopped.
            else if (lastRatio > RatioGate.LeastRatio)
                Assert.Empty(guard.Stopped);
        }
    }
}
