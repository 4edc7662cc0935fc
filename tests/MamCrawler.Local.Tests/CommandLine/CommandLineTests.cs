namespace MamCrawler.Local.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("scan", "--limit", "0")]
    [InlineData("scan", "--limit", "1001")]
    [InlineData("scan", "--limit", "many")]
    [InlineData("scan", "--mode", "later")]
    [InlineData("why")]
    [InlineData("approve")]
    [InlineData("approve", "mam-1", "--all")]
    [InlineData("reject")]
    [InlineData("follow", "add", "film", "A name")]
    [InlineData("gaps", "--class", "large")]
    [InlineData("secret", "set", "not a name")]
    [InlineData("serve", "--urls", "everywhere")]
    public async Task AnyCommand_NotUnderstood_Is2AndSaysWhereHelpIs(params string[] arguments)
    {
        using var line = new TestCommandLine();
        var (code, output, error) = await line.RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(line.Data.Path), "a command that was not understood wrote something");
    }

    [Theory]
    [InlineData("'nonsense' is not known here.", "nonsense")]
    [InlineData("'later' is not one of: Propose, Auto.", "scan", "--mode", "later")]
    [InlineData("'1' is not one of: Propose, Auto.", "scan", "--mode", "1")]
    [InlineData("'film' is not one of: Series, Author.", "follow", "add", "film", "A name")]
    public async Task AnyCommand_NotUnderstood_SaysWhatTheSlipWasAndNothingElse(string sentence, params string[] arguments)
    {
        using var line = new TestCommandLine();
        var lines = (await line.RunAsync(arguments)).Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(sentence, lines[0]);
    }

    [Fact]
    public async Task Help_Asked_NamesEveryCommandAndTheExitCodes()
    {
        using var line = new TestCommandLine();
        var (code, output, _) = await line.RunAsync(["--help"]);
        Assert.Equal(0, code);
        Assert.Contains("Exit codes", output, StringComparison.Ordinal);
        foreach (var command in new[] { "init", "doctor", "scan", "gaps", "why", "follow", "approve", "reject", "queue", "secret", "serve" })
        {
            Assert.Contains(command, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnyCommand_StateUnreadable_IsTheFaultsSentence()
    {
        using var line = new TestCommandLine();
        line.Services.ListFailure = new Core.Faults.WaitFaultException(Core.Faults.FaultName.StateUnavailable, "State", "The disk said no; look at it.");
        var (code, output, error) = await line.RunAsync(["queue"]);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Equal("State: The disk said no; look at it.", error.Trim());
    }

    [Fact]
    public async Task AnyCommand_LostAgainstAnotherWriter_SaysToRepeat()
    {
        using var line = new TestCommandLine();
        line.Services.ListFailure = new Core.Ports.RowConflictException("Downloads", "mam-1", "download", Core.Ports.RowConflict.Changed);
        var (code, _, error) = await line.RunAsync(["queue"]);
        Assert.Equal(1, code);
        Assert.Contains("repeat the command", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCommand_FileUnreadable_IsASentenceWithoutAStack()
    {
        using var line = new TestCommandLine();
        line.Services.ListFailure = new IOException("Disk on fire.");
        var (code, _, error) = await line.RunAsync(["queue"]);
        Assert.Equal(1, code);
        Assert.Contains("Disk on fire", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
