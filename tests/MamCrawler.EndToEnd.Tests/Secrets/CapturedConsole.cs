using System.Collections.Concurrent;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>Runs commands of the command line in this process and keeps everything that they print.</summary>
internal sealed class CapturedConsole(string folder, TimeProvider time, IReadOnlyDictionary<string, string> environment)
{
    public ConcurrentQueue<(string Command, string Printed)> Everything { get; } = new();

    public async Task<int> RunAsync(string[] arguments, string input = "", CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        await using var written = TextWriter.Synchronized(output);
        var console = new CommandConsole(new StringReader(input), written, written);
        var scope = new CommandScope(console, environment, time, new CompositionRoot());
        var code = await MamCrawlerCommand.RunAsync([.. arguments, "--data", folder], scope, cancellationToken);
        Everything.Enqueue((string.Join(' ', arguments), output.ToString()));
        return code;
    }
}
