using MamCrawler.Core.Notices;

namespace MamCrawler.Web.Tests;

/// <summary>Counts tests.</summary>
internal sealed class FakeNotices : INotices
{
    public int Tests { get; private set; }

    public Exception? Failure { get; set; }

    public NoticeStanding Standing { get; set; } = new(true, 2, 1, null, null, "");

    public Task<NoticeStanding> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Standing);

    public Task TestAsync(CancellationToken cancellationToken)
    {
        Tests++;
        return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
