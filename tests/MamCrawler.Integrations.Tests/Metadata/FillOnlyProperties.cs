using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Integrations.Tests.Metadata;

/// <summary>
/// No provider answer, however wrong or hostile, overwrites a filled field or breaks an item (rules.md 7, fill only): through the real jobs and the real adapter, on the items of a
/// server as it keeps them.
/// </summary>
public sealed class FillOnlyProperties
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly SimulatedWorld World = SimulatedWorld.Generate(new WorldOptions { Books = 100, UnrelatedReleases = 1 });

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 6));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Write_AnyAnswers_LeaveFilledFieldsByteEqualAndCanAllBeUndone(int seed)
    {
        var random = new Random(seed);
        var time = new ManualTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = new AudiobookshelfSimulator(World, new SimulatorOptions { Time = time });
        await server.StartAsync(None);
        var ids = World.Items.Select(item => item.Id).ToList();
        foreach (var id in ids)
            server.Edit(id, item => Emptied(item, random));
        var before = await RawItem.ReadAllAsync(server, ids);
        using var folder = new TemporaryFolder();
        using var tables = new FileTableStore(folder.Path);
        using var documents = new TemporaryFolder();
        var library = LibraryOn(server);
        var changes = new MetadataChanges(() => library.Editor, tables, writes: true, time, NullLoggerFactory.Instance);
        var job = JobOn(library, changes, tables, new FileDocumentStore(documents.Path, time), time, random);

        // The second round comes when drift is looked for too.
        for (var round = 0; round < 2; round++)
        {
            var outcome = await job.RunAsync(None);
            Assert.True(outcome.Result == JobResult.Done, outcome.Sentence);
            time.Advance(TimeSpan.FromDays(31));
        }
        var written = await changes.ListAsync(None);
        AssertWhole(before, await RawItem.ReadAllAsync(server, ids));
        Assert.NotEmpty(written);
        Assert.All(written, change => Assert.Equal((ChangeState.Written, 0), (change.State, change.Old.Count(value => !string.IsNullOrWhiteSpace(value)))));

        foreach (var change in written)
        {
            var outcome = await changes.UndoAsync(change, None);
            Assert.True(outcome.Undone, outcome.Sentence);
        }
        var after = await RawItem.ReadAllAsync(server, ids);
        Assert.All(before, item => Assert.Equal(item.Value.Whole, after[item.Key].Whole));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Apply_AnyAnswers_LeaveFilledFieldsByteEqual(int seed)
    {
        var random = new Random(-seed);
        await using var server = new AudiobookshelfSimulator(World, new SimulatorOptions());
        await server.StartAsync(None);
        var ids = World.Items.Take(30).Select(item => item.Id).ToList();
        foreach (var id in ids)
            server.Edit(id, item => Emptied(item, random));
        var before = await RawItem.ReadAllAsync(server, ids);
        using var folder = new TemporaryFolder();
        using var tables = new FileTableStore(folder.Path);
        var library = LibraryOn(server);
        var changes = new MetadataChanges(() => library.Editor, tables, writes: false, TimeProvider.System, NullLoggerFactory.Instance);
        var items = await changes.ReadAsync([.. ids.Select(id => id.ToString())], None);
        foreach (var (id, item) in items)
        {
            var provider = new HostileProvider("Audible", random);
            var facts = (await provider.FindAsync([MetadataQuestion.Of(item.Book)], None))[id][0];
            await changes.ProposeAsync(id, [new ProviderFacts("Audible", facts)], None);
            // A person fills what is about to be written.
            if (random.Next(4) == 0)
                server.Edit(Guid.Parse(id), edited => edited with { Publisher = "A Person's House", Narrators = ["A Person's Narrator"] });
        }
        before = await RawItem.ReadAllAsync(server, ids);

        Assert.Equal(0, (await changes.ApplyAsync(null, None)).Left);
        AssertWhole(before, await RawItem.ReadAllAsync(server, ids));
        Assert.NotEmpty(await changes.ListAsync(None));
    }

    /// <summary>Every field that held something holds the same bytes, nothing but fields has changed, and what was filled is fit for a library.</summary>
    private static void AssertWhole(IReadOnlyDictionary<string, RawItem> before, IReadOnlyDictionary<string, RawItem> after)
    {
        Assert.Equal(before.Count, after.Count);
        foreach (var (id, item) in before)
        {
            Assert.Equal(item.Rest, after[id].Rest);
            foreach (var (field, text) in item.Filled)
                Assert.Equal($"{field}={text}", $"{field}={after[id].Metadata[field].GetRawText()}");
            foreach (var field in after[id].Filled.Keys.Except(item.Filled.Keys))
                AssertFit(field, after[id].Metadata[field]);
        }
    }

    private static void AssertFit(string field, JsonElement value)
    {
        Assert.Contains(
            field,
            new[] { "subtitle", "narrators", "series", "genres", "publishedYear", "publisher", "description", "isbn", "asin", "language", "coverPath" }
        );
        var texts = field switch
        {
            "series" => value
                .EnumerateArray()
                .SelectMany(one => new[] { one.GetProperty("name").GetString()!, one.GetProperty("sequence").GetString() ?? "-" }),
            "description" => [value.GetString()!.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", " ", StringComparison.Ordinal)],
            _ when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().Select(one => one.GetString()!),
            _ => [value.GetString()!],
        };
        Assert.All(
            texts,
            text =>
            {
                Assert.InRange(text.Length, 1, 13_000);
                Assert.DoesNotContain(text, character => char.IsControl(character) || character is '<' or '>' or '\uFFFD' or '\u202E');
                Assert.False(string.IsNullOrWhiteSpace(text));
            }
        );
    }

    private static WorldItem Emptied(WorldItem item, Random random) =>
        item with
        {
            Subtitle = random.Next(2) == 0 ? null : "A Person's Subtitle & more",
            Narrators = random.Next(2) == 0 ? [] : ["A Person's Narrator", "Another, Jr."],
            Series = random.Next(2) == 0 ? [] : [new WorldItemSeries("The Saga #1, Part", "0.5"), new WorldItemSeries("Cosmos", null)],
            Isbn = random.Next(3) switch
            {
                0 => null,
                1 => "no isbn at all",
                _ => "9780306406157",
            },
            Asin = random.Next(3) == 0 ? null : item.Asin ?? "B000000001",
            Language = random.Next(2) == 0 ? " " : item.Language,
            Publisher = random.Next(2) == 0 ? null : "A Person's House",
            PublishedYear = random.Next(2) == 0 ? null : 1999,
            Description = random.Next(2) == 0 ? null : "<p>A <b>person's</b> words &amp; more</p>",
            Genres = random.Next(2) == 0 ? [] : ["A Person's Genre"],
            CoverPath = random.Next(2) == 0 ? null : "/metadata/a-person's-cover.png",
        };

    private static AudiobookshelfLibrary LibraryOn(AudiobookshelfSimulator server)
    {
        var secrets = new MemorySecrets();
        var options = new AudiobookshelfOptions { BaseAddress = server.Address };
        secrets.Values[options.ApiKeySecret] = new Secret(AudiobookshelfSimulator.ApiKey);
        return new AudiobookshelfLibrary(options, ServiceHandler.CreateClient(), secrets, TimeProvider.System);
    }

    private static RefreshAllMetadata JobOn(
        AudiobookshelfLibrary library,
        MetadataChanges changes,
        FileTableStore tables,
        IDocumentStore documents,
        TimeProvider time,
        Random random
    )
    {
        var providers = new[] { "Audible", "Audnexus", "Hardcover", "ITunes" }.Select(name => new HostileProvider(name, random)).ToList();
        return new RefreshAllMetadata(
            new MetadataRun(library, new MetadataProviders(providers, tables, time), new MetadataStore(tables), changes, new ReportStore(documents), time),
            time
        );
    }
}
