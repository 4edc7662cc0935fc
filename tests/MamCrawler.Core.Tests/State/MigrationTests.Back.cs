using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.State;

/// <summary>Back: what is written today has all that the version before reads.</summary>
public sealed partial class MigrationTests
{
    [Fact]
    public async Task Back_RowsWrittenToday_HaveAllThatTheVersionBeforeReads()
    {
        var old = await ShapesAsync(before.Files);
        using var fresh = new TemporaryDirectory();
        using var today = new FileTableStore(fresh.Path);
        await WriteOfEachAsync(today);
        var now = await ShapesAsync(today);
        foreach (var (row, properties) in old.Where(row => !row.Key.StartsWith("Orchestration", StringComparison.Ordinal)))
            Assert.Equal(properties, properties.Intersect(now.GetValueOrDefault(row, []), StringComparer.Ordinal));
    }

    /// <summary>The properties with their types that every row of a kind has, and the fields of JSON in them.</summary>
    private static async Task<SortedDictionary<string, List<string>>> ShapesAsync(FileTableStore store)
    {
        var shapes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var table in store.ListTablesAsync(None))
        await foreach (var row in store.QueryAsync(table, null, RowKeyRange.All, None))
        {
            var kind = table is "Downloads" or "Account" or "Metadata" or "Spends" ? $"{table} {row.RowKey.Split('-')[0]}" : table;
            var properties = row.Properties.SelectMany(property => Fields(property.Key, property.Value)).Order(StringComparer.Ordinal).ToList();
            shapes[kind] = shapes.TryGetValue(kind, out var known) ? [.. known.Intersect(properties, StringComparer.Ordinal)] : properties;
        }

        return shapes;
    }

    private static IEnumerable<string> Fields(string name, object value)
    {
        yield return $"{name}:{value.GetType().Name}";
        var json = value switch
        {
            byte[] bytes => StateJson.Decompress<JsonElement>(bytes),
            string { Length: > 0 } text when text[0] is '{' or '[' => JsonDocument.Parse(text).RootElement,
            _ => default,
        };
        if (json.ValueKind == JsonValueKind.Object)
            foreach (var field in json.EnumerateObject())
                yield return $"{name}.{field.Name}:{field.Value.ValueKind}";
    }

    private async Task WriteOfEachAsync(FileTableStore store)
    {
        var downloads = new DownloadStore(store, clock);
        var download = await downloads.AddAsync(
            new Download
            {
                Id = "mam-1",
                TrackerId = 1,
                Title = "A Book",
                State = DownloadState.Wanted,
                Reason = "manual",
            },
            None
        );
        await downloads.ChangeAsync(download, download with { State = DownloadState.Approved, Why = "Approved by a person." }, None);
        var facts = (await new AccountStore(Tables).GetAsync(None))!;
        await new AccountStore(store).PutAsync(facts, None);
        await new GrabLedger(store, clock).ReserveAsync("mam-1", facts, new GrabPace(5, 30), 0, None);
        await new FollowStore(store, clock).AddAsync(FollowedKind.Series, "The Land", "Aleron Kong", None);
        await new GapStore(store).PutAsync("run", [(await new GapStore(Tables).ReadAllAsync(None).FirstAsync(None)).Gap], None);
        await new AnswerStore(store).PutAsync([await new AnswerStore(Tables).ReadAllAsync(None).FirstAsync(None)], None);
        var run = (await new RunStore(Tables).FindNewestAsync(None))!;
        await new RunStore(store).BeginAsync(new ScanInput(run.Id, ScanMode.Propose, 3, 100, 4), clock.GetUtcNow(), None);
        await new RunStore(store).FinishAsync(run.Id, run.Summary!, None);
        await WriteOnTheWayToTheShelfAsync(store, downloads);
        await WriteOfTheAccountAsync(store, facts);
        await WriteOfMetadataAsync(store);
    }

    private async Task WriteOnTheWayToTheShelfAsync(FileTableStore store, DownloadStore downloads)
    {
        foreach (var id in new[] { "mam-2", "mam-3" })
            await downloads.AddAsync((await new DownloadStore(Tables, clock).GetAsync(id, None))! with { ETag = null }, None);
        foreach (var arrival in await new ArrivalStore(Tables).ListAsync("mam-1", None))
            await (
                arrival.IsProved ? new ArrivalStore(store).ProveAsync("mam-1", arrival, None) : new ArrivalStore(store).ExpectAsync("mam-1", [arrival], None)
            );
        await new PoisonedPush(downloads, store, clock, NullLogger<PoisonedPush>.Instance).RunAsync("not an id", 5, None);
    }

    private async Task WriteOfTheAccountAsync(FileTableStore store, AccountSnapshot facts)
    {
        var accounts = new AccountStore(store);
        await accounts.Guard.ChangeAsync(guard => guard with { Frozen = true, Since = clock.GetUtcNow(), Ratio = 0.98, Stopped = ["hash"] }, None);
        await accounts.EventsBy(clock).KeepAsync(true, None);
        var ledger = new SpendLedger(store, clock);
        await ledger.BeginAsync(SpendWish.ForTorrent(4711, "A Large One"), facts, new SpendingOptions(), None);
        var spend = (await ledger.BeginAsync(SpendWish.ForTorrent(4712, "Another"), facts, new SpendingOptions { Enabled = true }, None)).Spend!;
        await ledger.EndAsync(spend.Id, SpendState.Spent, "It is free now.", None);
    }

    private async Task WriteOfMetadataAsync(FileTableStore store)
    {
        var (item, look) = (await new MetadataStore(Tables).ReadLooksAsync(None)).First();
        var proposals = await new MetadataStore(Tables).ListAsync(None).Take(1).ToListAsync(None);
        await new MetadataStore(store).PutAsync(new MetadataFinding(new Book { Id = item, Title = "A Book" }, look, proposals, Drift: false), None);
        await (ShapeRow.Of(await before.Files.QueryAsync("Shapes", "shape", RowKeyRange.All, None).FirstAsync(None)) with { ETag = null }).WriteAsync(
            store,
            None
        );
        var catalogs = await new WitnessCatalogStore(Tables).ReadRangeAsync("Audible", "", "~", None);
        await new WitnessCatalogStore(store).PutAsync("Audible", catalogs, None);
    }
}
