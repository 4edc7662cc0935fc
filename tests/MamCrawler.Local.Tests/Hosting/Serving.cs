using MamCrawler.Local.Hosting;

namespace MamCrawler.Local.Tests.Hosting;

/// <summary><c>serve</c> as it runs, in this process.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task<(int ExitCode, string Output, string Error)> command;

    private Serving(TestCommandLine line, string urls) => command = Task.Run(() => line.RunAsync(["serve", "--urls", urls], cancellationToken: stop.Token));

    public HostAddress Host { get; private set; } = null!;

    public static async Task<Serving> StartAsync(TestCommandLine line, string urls = "http://127.0.0.1:0")
    {
        var serving = new Serving(line, urls);
        for (var attempt = 0; attempt < 1000 && !serving.command.IsCompleted; attempt++)
        {
            if (HostAddress.Read(line.Data) is { } host)
            {
                serving.Host = host;
                return serving;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        var (code, _, error) = await serving.command;
        throw new InvalidOperationException($"serve ended with {code}: {error}");
    }

    public async Task<int> StopAsync()
    {
        await stop.CancelAsync();
        return (await command).ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }
}
