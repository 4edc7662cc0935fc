using MamCrawler.Core.Ports;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Tests;

/// <summary>Runs commands in this process, over a folder of their own, and keeps what they print.</summary>
internal sealed class TestCommandLine : IDisposable
{
    private readonly TestFolder folder = new();

    public FakeServices Services { get; } = new();

    public ICompositionRoot? Composition { get; set; }

    public Dictionary<string, string> Environment { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public Func<string?>? ReadHidden { get; set; }

    /// <summary>Opens a vault.</summary>
    public Func<string, ISecretStore> OpenVault { get; set; } = static vault => throw new InvalidOperationException($"Nobody opens {vault}.");

    public bool Terminal { get; set; }

    /// <summary>What the newest command has written to standard error so far.</summary>
    public Func<string> Error { get; private set; } = () => "";

    public DataFolder Data => folder.Data;

    public TestFolder Folder => folder;

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "", CancellationToken? cancellationToken = null)
    {
        using var output = new StringWriter();
        using var errorText = new StringWriter();
        await using var error = TextWriter.Synchronized(errorText);
        // Such a writer writes under its own lock.
        Error = () =>
        {
            lock (error)
            {
                return errorText.ToString();
            }
        };
        var console = new CommandConsole(new StringReader(input), output, error, ReadHidden) { OutputIsTerminal = Terminal, ErrorIsTerminal = Terminal };
        var scope = new CommandScope(console, Environment, Time, Composition ?? Services) { OpenVault = OpenVault };
        var code = await MamCrawlerCommand.RunAsync([.. arguments, "--data", Data.Path], scope, cancellationToken ?? TestContext.Current.CancellationToken);
        return (code, output.ToString(), errorText.ToString());
    }

    public void Dispose() => folder.Dispose();
}
