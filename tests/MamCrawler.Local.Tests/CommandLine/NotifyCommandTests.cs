using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class NotifyCommandTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Notify_NoWebhook_SaysWhatToDo()
    {
        using var line = new TestCommandLine();
        line.Services.Messages.Standing = new NoticeStanding(false, 0, 0, null, null, "");
        var (code, output, _) = await line.RunAsync(["notify"]);
        Assert.Equal(0, code);
        Assert.Contains("webhook-address", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notify_Failing_Is1AndSaysWhy()
    {
        using var line = new TestCommandLine();
        Assert.Contains("2 messages waiting, 1 given up; last taken: never.", (await line.RunAsync(["notify"])).Output, StringComparison.Ordinal);
        line.Services.Messages.Standing = new NoticeStanding(true, 1, 0, Day, Day, "It is away.");
        var (code, output, _) = await line.RunAsync(["notify"]);
        Assert.Equal(1, code);
        Assert.Contains("Nothing is taken since 2026-11-20 01:00 UTC: It is away.", output, StringComparison.Ordinal);
        Assert.Contains("\"failingSince\"", (await line.RunAsync(["notify", "--json"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotifyTest_TakenOrNot_IsSaid()
    {
        using var line = new TestCommandLine();
        Assert.Equal(0, (await line.RunAsync(["notify", "test"])).ExitCode);
        Assert.Equal(1, line.Services.Messages.Tests);
        line.Services.Messages.Failure = new AskPersonFaultException(FaultName.WebhookRefused, "Webhook", "It refused (404).");
        var (code, _, error) = await line.RunAsync(["notify", "test"]);
        Assert.Equal(1, code);
        Assert.Contains("It refused (404).", error, StringComparison.Ordinal);
    }
}
