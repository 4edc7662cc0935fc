using System.Text.Json.Nodes;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>The question of the top ten: all of a category since a day, most snatched first.</summary>
public sealed class MostSnatchedTests
{
    private static readonly TrackerSearch Question = new("", TrackerSearchFields.None)
    {
        Category = 41,
        AddedFrom = new DateOnly(2026, 3, 1),
        Order = TrackerOrder.MostSnatched,
    };

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_MostSnatchedOfACategory_IsOneRequestThatSaysSo()
    {
        await using var rig = new TrackerRig();
        rig.Options = rig.Options with { Categories = [47] };
        await rig.NewProcess().SearchAsync(Question, None);

        var search = JsonNode.Parse(rig.Stub.Received[^1].Body)!["tor"]!;
        Assert.Equal(["41"], search["cat"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(("", "snatchedDesc", "2026-03-01"), ((string)search["text"]!, (string)search["sortType"]!, (string)search["startDate"]!));
    }

    [Fact]
    public async Task SearchAsync_NoWordsAndNoCategory_AsksNothing()
    {
        await using var rig = new TrackerRig();
        var asked = rig.Stub.Received.Count;
        foreach (var search in new[] { Question with { Category = null }, Question with { Text = "!!" } })
        {
            var fault = await Assert.ThrowsAsync<StopFaultException>(() => rig.NewProcess().SearchAsync(search, None));
            Assert.Equal(FaultName.Unsearchable, fault.Fault.Name);
        }

        Assert.Equal(asked, rig.Stub.Received.Count);
    }

    [Fact]
    public async Task SearchAsync_TheSimulatedTracker_AnswersWhatWasAskedInItsOrder()
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        var day = DateOnly.FromDateTime(NamedFaultWorld.Wanted.AddedUtc);
        var page = await world.Tracker.SearchAsync(Question with { AddedFrom = day, Category = NamedFaultWorld.Wanted.Category }, None);

        Assert.Contains(page.Releases, release => release.Id == NamedFaultWorld.Wanted.Id || page.Found > page.Releases.Count);
        Assert.All(
            page.Releases,
            release =>
            {
                Assert.Equal(NamedFaultWorld.Wanted.Category, release.Category);
                Assert.True(DateOnly.FromDateTime(release.Added!.Value.UtcDateTime) >= day);
            }
        );
        var later = await world.Tracker.SearchAsync(Question with { AddedFrom = new DateOnly(2099, 1, 1) }, None);
        Assert.Empty(later.Releases);
    }
}
