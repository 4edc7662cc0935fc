using MamCrawler.Core.Notices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Notices;

/// <summary>Takes messages, or does what a test tells it.</summary>
internal sealed class FakeWebhook : IWebhook
{
    public List<Notice> Taken { get; } = [];

    /// <summary>What it throws for a message; null takes it.</summary>
    public Func<Notice, Exception?> Answer { get; set; } = _ => null;

    /// <summary>What happens right after it took one: a kill.</summary>
    public Exception? Afterwards { get; set; }

    public int Asked { get; private set; }

    public Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        Asked++;
        if (Answer(notice) is { } refusal)
            return Task.FromException(refusal);
        Taken.Add(notice);
        return Afterwards is null ? Task.CompletedTask : Task.FromException(Afterwards);
    }
}
