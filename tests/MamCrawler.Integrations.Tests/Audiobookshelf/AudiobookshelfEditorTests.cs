using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>Writing into the library, on the simulator and, where one is named, on a real server: both must keep the same.</summary>
public sealed class AudiobookshelfEditorTests
{
    private const string Cover = "https://m.media-amazon.com/images/I/a.jpg";
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Dictionary<MetadataField, IReadOnlyList<string>> Everything = new()
    {
        [MetadataField.Subtitle] = ["A Tale & more"],
        [MetadataField.Narrators] = ["Nora Reader", "Tom, Jr."],
        [MetadataField.Series] = ["The Saga #0.5", "Cosmos", "C## Club #1-3"],
        [MetadataField.Isbn] = ["9780306406157"],
        [MetadataField.Language] = ["English"],
        [MetadataField.Publisher] = ["A House"],
        [MetadataField.PublishedYear] = ["2001"],
        [MetadataField.Asin] = ["B000000001"],
        [MetadataField.Description] = [DescriptionText.ToHtml("Tom & \"Jerry\" < 3.\nSecond – paragraph.")],
        [MetadataField.Genres] = ["Fantasy", "Epic"],
    };

    public static TheoryData<bool> Servers => [false, true];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Write_EveryField_IsKeptExactlyAndEverythingElseStays(bool real)
    {
        await using var rig = await EditorRig.StartAsync(real);
        var before = await rig.ReadAsync();
        Assert.Equal(["The Saga #0.5"], before.ValuesOf(MetadataField.Series));

        await rig.Editor.WriteAsync(rig.ItemId, Everything, None);

        var after = await rig.ReadAsync();
        foreach (var (field, values) in Everything)
            Assert.Equal(values.Order(StringComparer.Ordinal), after.ValuesOf(field).Order(StringComparer.Ordinal));
        Assert.Equal(["Jane Roe", "John Doe"], after.Book.Authors.Order(StringComparer.Ordinal));
        Assert.Equal(
            (before.Book.Title, before.Book.Path, before.Book.Duration, before.Book.AddedAt),
            (after.Book.Title, after.Book.Path, after.Book.Duration, after.Book.AddedAt)
        );
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Write_OneFieldAtATime_LeavesTheOthersAndEmptiesThemAgain(bool real)
    {
        await using var rig = await EditorRig.StartAsync(real);
        foreach (var (field, values) in Everything)
            await rig.Editor.WriteAsync(rig.ItemId, new Dictionary<MetadataField, IReadOnlyList<string>> { [field] = values }, None);
        var full = await rig.ReadAsync();
        Assert.All(Everything, field => Assert.Equal(field.Value.Count, full.ValuesOf(field.Key).Count));

        foreach (var field in Everything.Keys)
            await rig.Editor.WriteAsync(rig.ItemId, new Dictionary<MetadataField, IReadOnlyList<string>> { [field] = [] }, None);

        var after = await rig.ReadAsync();
        Assert.All(Everything.Keys, field => Assert.Empty(after.ValuesOf(field)));
        Assert.Equal(2, after.Book.Authors.Count);
        Assert.True(after.Book is { LacksDescription: true, LacksGenres: true, LacksCover: true });
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Write_HtmlOfAStranger_IsCleanedByTheServer(bool real)
    {
        await using var rig = await EditorRig.StartAsync(real);
        const string Html = "<p onclick=\"x()\">One <b>bold</b><script>alert(1)</script></p><h1>Two</h1>";
        await rig.Editor.WriteAsync(rig.ItemId, new Dictionary<MetadataField, IReadOnlyList<string>> { [MetadataField.Description] = [Html] }, None);
        Assert.Equal(["<p>One <b>bold</b></p>Two"], (await rig.ReadAsync()).ValuesOf(MetadataField.Description));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Patch_SequenceThatIsANumber_BecomesNone(bool real)
    {
        await using var rig = await EditorRig.StartAsync(real);
        using var answer = await rig.SendAsync(
            HttpMethod.Patch,
            $"api/items/{rig.ItemId}/media",
            "{\"metadata\":{\"series\":[{\"name\":\"The Saga\",\"sequence\":3}],\"authors\":[{\"name\":\"Only One\"}],\"publishedYear\":1999}}"
        );
        Assert.True(answer.IsSuccessStatusCode);
        var item = await rig.ReadAsync();
        Assert.Equal(["The Saga"], item.ValuesOf(MetadataField.Series));
        Assert.Equal(["Only One"], item.Book.Authors);
        Assert.Equal(["1999"], item.ValuesOf(MetadataField.PublishedYear));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Read_ItemThatIsNotThere_IsLeftOut(bool real)
    {
        await using var rig = await EditorRig.StartAsync(real);
        var nowhere = Guid.NewGuid().ToString();
        Assert.Equal(rig.ItemId, Assert.Single(await rig.Editor.ReadAsync([nowhere, rig.ItemId], None)).Id);
        Assert.Empty(await rig.Editor.ReadAsync([nowhere], None));
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => rig.Editor.WriteAsync(nowhere, Everything, None));
        Assert.Equal(FaultName.LibraryRefused, fault.Fault.Name);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task SetCover_ThatCannotBeLoaded_IsRefusedAndChangesNothing(bool real)
    {
        await using var rig = await EditorRig.StartAsync(real);
        rig.Simulator?.Faults.Set(AudiobookshelfFaults.CoverNotLoaded);
        var fault = await Assert.ThrowsAsync<StopFaultException>(() =>
            rig.Editor.SetCoverAsync(rig.ItemId, "https://covers.openlibrary.org/b/id/0-L.jpg", None)
        );
        Assert.Equal(FaultName.LibraryWriteRefused, fault.Fault.Name);
        Assert.Contains("Failed to download image from url", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Empty((await rig.ReadAsync()).ValuesOf(MetadataField.Cover));
        Assert.Null(await rig.Editor.ReadCoverAsync(rig.ItemId, None));
    }

    [Fact]
    public async Task SetCover_FromAProvider_IsKnownByItsBytesAndTakenAwayAgain()
    {
        await using var rig = await EditorRig.StartAsync(real: false);
        await rig.Editor.SetCoverAsync(rig.ItemId, Cover, None);
        var first = await rig.Editor.ReadCoverAsync(rig.ItemId, None);
        Assert.Equal(64, first!.Length);
        Assert.False((await rig.ReadAsync()).Book.LacksCover);

        rig.Simulator!.UploadCover(Guid.Parse(rig.ItemId), [1, 2, 3]);
        Assert.NotEqual(first, await rig.Editor.ReadCoverAsync(rig.ItemId, None));

        await rig.Editor.SetCoverAsync(rig.ItemId, null, None);
        Assert.Null(await rig.Editor.ReadCoverAsync(rig.ItemId, None));
        Assert.True((await rig.ReadAsync()).Book.LacksCover);
    }

    [Theory]
    [InlineData("http://m.media-amazon.com/a.jpg")]
    [InlineData("https://example.org/a.jpg")]
    [InlineData("https://127.0.0.1/a.jpg")]
    public async Task SetCover_FromAnywhereElse_IsNeverSent(string address)
    {
        await using var rig = await EditorRig.StartAsync(real: false);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Editor.SetCoverAsync(rig.ItemId, address, None));
        Assert.Empty((await rig.ReadAsync()).ValuesOf(MetadataField.Cover));
    }

    [Fact]
    public async Task Write_WithoutPermission_IsNamedAndChangesNothing()
    {
        await using var rig = await EditorRig.StartAsync(real: false);
        var reader = rig.EditorWith(AudiobookshelfSimulator.ReaderApiKey);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => reader.WriteAsync(rig.ItemId, Everything, None));
        Assert.Equal(FaultName.LibraryWriteRefused, fault.Fault.Name);
        Assert.Contains("permissions to update and to upload", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Empty((await rig.ReadAsync()).ValuesOf(MetadataField.Publisher));
        Assert.Single(await reader.ReadAsync([rig.ItemId], None));

        var editor = rig.EditorWith(AudiobookshelfSimulator.EditorApiKey);
        await editor.WriteAsync(rig.ItemId, Everything, None);
        Assert.Equal(
            FaultName.LibraryWriteRefused,
            (await Assert.ThrowsAsync<AskPersonFaultException>(() => editor.SetCoverAsync(rig.ItemId, Cover, None))).Fault.Name
        );
        Assert.Equal(
            FaultName.LibraryRefused,
            (await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.EditorWith("no key").WriteAsync(rig.ItemId, Everything, None))).Fault.Name
        );
    }

    [Fact]
    public async Task Write_AnswerIsLost_IsSentOnceAndAFault()
    {
        await using var rig = await EditorRig.StartAsync(real: false);
        rig.Simulator!.Faults.Set(CommonFaults.AbortedAfter);
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => rig.Editor.WriteAsync(rig.ItemId, Everything, None));
        Assert.Equal(FaultName.LibraryUnreachable, fault.Fault.Name);
        rig.Simulator.Faults.ClearAll();
        Assert.Equal(["A House"], (await rig.ReadAsync()).ValuesOf(MetadataField.Publisher));
        Assert.Equal(1, Assert.Single(rig.Simulator.Requests.Counts, route => route.Key.StartsWith("PATCH", StringComparison.Ordinal)).Value);
    }

    [Theory]
    [InlineData(CommonFaults.Html, FaultName.TunnelAuthenticationFailed)]
    [InlineData(CommonFaults.Unavailable, FaultName.LibraryUnreachable)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    public async Task Read_AnswerThatIsNone_IsANamedFault(string played, FaultName name)
    {
        await using var rig = await EditorRig.StartAsync(real: false);
        rig.Simulator!.Faults.Set(played);
        Assert.Equal(name, (await Assert.ThrowsAnyAsync<FaultException>(() => rig.ReadAsync())).Fault.Name);
    }
}
