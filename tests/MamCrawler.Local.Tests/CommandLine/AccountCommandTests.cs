using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;

namespace MamCrawler.Local.Tests.CommandLine;

/// <summary>Slots under the queue, and the ledger of spends.</summary>
public sealed class AccountCommandTests
{
    [Fact]
    public async Task Queue_Always_TellsTheSlots()
    {
        using var line = new TestCommandLine();
        line.Services.Standing.Slots = new SlotForecast
        {
            ReadAt = FakeServices.Day,
            Unsatisfied = 95,
            Limit = 100,
            Margin = 10,
            NextFreeAt = FakeServices.Day.AddHours(5),
        };

        var (_, output, _) = await line.RunAsync(["queue"]);

        Assert.Contains("Slots: 0 free (95 of 100 unsatisfied at 2026-11-20 01:00 UTC, 0 newer ones, 10 kept back).", output, StringComparison.Ordinal);
        Assert.Contains("The next one is free at 2026-11-20 06:00 UTC.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_Always_TellsEverySentence()
    {
        using var line = new TestCommandLine();

        var (code, output, _) = await line.RunAsync(["status"]);

        Assert.Equal(0, code);
        Assert.Contains("Ratio 2.64.", output, StringComparison.Ordinal);
        Assert.Contains("never asked", output, StringComparison.Ordinal);
        Assert.StartsWith("[", (await line.RunAsync(["status", "--json"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_None_SaysSo()
    {
        using var line = new TestCommandLine();

        Assert.StartsWith("Nothing waits because of its price", (await line.RunAsync(["pending"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_Some_AreListedInTheirTurnWithReasonAndCost()
    {
        using var line = new TestCommandLine();
        Add(1, HoldReason.Ratio, place: 4, "The ratio would be 1.03.");
        Add(2, HoldReason.Cost, place: 1, "It is not free for this account.", askedBytes: 3L << 30);
        Add(3, HoldReason.Slots, place: 0, "No slot is free.");
        Add(4, HoldReason.Contradiction, place: 9, "The tracker's row contradicts itself.");

        var (code, output, _) = await line.RunAsync(["pending"]);

        Assert.Equal(0, code);
        Assert.StartsWith("3 pending downloads", output, StringComparison.Ordinal);
        Assert.DoesNotContain("mam-3", output, StringComparison.Ordinal);
        Assert.True(output.IndexOf("mam-2", StringComparison.Ordinal) < output.IndexOf("mam-1", StringComparison.Ordinal), output);
        foreach (var words in new[] { "approval", "3.0 GiB", "the ratio", "the tracker's row", "'mamcrawler approve ID' takes one although it costs" })
            Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Contains($"\"askedBytes\": {3L << 30}", (await line.RunAsync(["pending", "--json"])).Output, StringComparison.Ordinal);

        void Add(long id, HoldReason reason, int place, string why, long askedBytes = 0) =>
            line.Services.Downloads[DownloadStore.IdOf(id)] = Sample.Download($"mam-{id}", DownloadState.Blocked) with
            {
                BlockedFor = reason,
                Place = place,
                Why = why,
                AskedBytes = askedBytes,
            };
    }

    [Fact]
    public async Task Spends_None_SaysSo()
    {
        using var line = new TestCommandLine();

        Assert.StartsWith("Nothing was spent", (await line.RunAsync(["spends"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spends_AnOpenOne_IsListedAndSettledByAPerson()
    {
        using var line = new TestCommandLine();
        line.Services.Standing.Spends.Add(
            new Spend
            {
                Id = "s1",
                Wish = new SpendWish(SpendKind.Vip, "28 days", 5_000, 0, "VIP ends soon."),
                State = SpendState.Unclear,
                At = FakeServices.Day,
            }
        );

        var list = (await line.RunAsync(["spends"])).Output;
        Assert.Contains("s1", list, StringComparison.Ordinal);
        Assert.Contains("Vip 28 days", list, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"Unclear\"", (await line.RunAsync(["spends", "--json"])).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await line.RunAsync(["spends", "settle", "s1", "--not-spent"])).ExitCode);
        Assert.Equal(SpendState.NotSpent, line.Services.Standing.Spends[0].State);
        var (code, _, error) = await line.RunAsync(["spends", "settle", "s1", "--spent"]);
        Assert.Equal(1, code);
        Assert.Contains("no open spend 's1'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpendsSettle_WithoutAWord_IsRefused()
    {
        using var line = new TestCommandLine();

        Assert.NotEqual(0, (await line.RunAsync(["spends", "settle", "s1"])).ExitCode);
    }
}
