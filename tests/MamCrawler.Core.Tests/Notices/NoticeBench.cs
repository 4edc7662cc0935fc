using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Notices;

/// <summary>An outbox over files, a webhook that does as it is told, and matters that a test sets.</summary>
internal sealed class NoticeBench : IMatterSource, IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public NoticeBench()
    {
        Tables = new FileTableStore(directory.Path);
        Outbox = new Outbox(Tables);
    }

    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public FileTableStore Tables { get; }

    public Outbox Outbox { get; }

    public FakeWebhook Webhook { get; } = new();

    public EventLog Log { get; } = new();

    public List<Matter> Matters { get; } = [];

    /// <summary>The fault with which the source cannot look; null when it can.</summary>
    public FaultException? Blind { get; set; }

    public string Name => "test";

    public Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken) =>
        Blind is null ? Task.FromResult<IReadOnlyList<Matter>>([.. Matters]) : Task.FromException<IReadOnlyList<Matter>>(Blind);

    public Task<JobOutcome> RunAsync() =>
        new SendNotices([this], Outbox, new OutboxPost(Outbox, Webhook, Clock, Log.Of<OutboxPost>()), Clock, Log.Of<SendNotices>()).RunAsync(
            TestContext.Current.CancellationToken
        );

    public Task<JobOutcome> RunAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return RunAsync();
    }

    public Task<NoticeStanding> ReadAsync() => new NoticeDesk(Outbox, Webhook, Clock).ReadAsync(TestContext.Current.CancellationToken);

    public void Hold(string key) => Matters.Add(new Matter(NoticeKind.Hold, key, $"Held: {key}", "Look at it."));

    public void Dispose()
    {
        Tables.Dispose();
        directory.Dispose();
    }

    public static Func<Notice, Exception?> Always(FaultException fault) => _ => fault;

    public static WaitFaultException Away(TimeSpan? retryAfter = null) => new(FaultName.WebhookUnavailable, "Webhook", "It is away.", retryAfter);
}
