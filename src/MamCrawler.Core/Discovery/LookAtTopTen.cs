using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Discovery;

/// <summary>
/// Looks weekly at the most snatched of the last 7 days and proposes what is not owned (rules.md 8, Discovery): one request to the tracker for each category. Always a
/// proposal, whatever the mode: nobody asked for these. When the library, the client or the queue cannot be read, nothing is proposed (rules.md 1.2).
/// </summary>
public sealed class LookAtTopTen(
    ILibrary library,
    ITracker tracker,
    ITorrentClient client,
    DownloadStore downloads,
    GapStore gaps,
    AccountStore accounts,
    TopTenOptions options,
    ReleaseOptions releases,
    TimeProvider time
) : IScheduledJob
{
    /// <summary>How the reason of its downloads reads.</summary>
    public const string Reason = "top10";

    /// <inheritdoc />
    public string Name => Schedules.Schedules.LookAtTopTen.Name;

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Categories.Count == 0)
            return JobOutcome.Skipped("No category is set, so nothing was looked at.");
        var known = await ReadKnownAsync(cancellationToken);
        await downloads.WithdrawAsync(await OwnedProposalsAsync(known.Library, cancellationToken), cancellationToken);
        var top = new TopTen(options, known);
        var from = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-TopTenOptions.Days);
        var (rows, proposed) = (0, 0);
        foreach (var category in options.Categories.Distinct())
        {
            var page = await tracker.SearchAsync(
                new TrackerSearch("", TrackerSearchFields.None)
                {
                    Category = category,
                    AddedFrom = from,
                    Order = TrackerOrder.MostSnatched,
                },
                cancellationToken
            );
            // The tracker may not have kept to the question.
            var wanted = page.Releases.Where(release => release.IsAudiobook && release.Category == category && IsSince(release, from)).ToArray();
            rows += wanted.Length;
            foreach (var pick in top.Choose(wanted))
            {
                await downloads.AddAsync(DownloadOf(pick, category), cancellationToken);
                proposed++;
            }
        }

        return JobOutcome.Done(
            $"Of the {rows} most snatched of the last {TopTenOptions.Days} days {proposed} are proposed; {top.Owned} are owned, {top.Stopped} do not pass."
        );
    }

    /// <summary>The volumes of earlier proposals that the library holds by now.</summary>
    private async Task<IReadOnlySet<string>> OwnedProposalsAsync(OwnershipIndex index, CancellationToken cancellationToken) =>
        await downloads
            .QueryAsync([DownloadState.Wanted], cancellationToken)
            .Where(download => download.Reason == Reason)
            .SelectMany(download => download.Volumes)
            .Where(volume => index.Find(new OwnershipQuestion { Titles = [TitleKey.Of(volume.Title)], Authors = [volume.Author] }) is not null)
            .Select(volume => volume.GapId)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    private static bool IsSince(Release release, DateOnly from) => release.Added is { } added && DateOnly.FromDateTime(added.UtcDateTime) >= from;

    private static Download DownloadOf(TopTenPick pick, int category) =>
        new()
        {
            Id = DownloadStore.IdOf(pick.Release.Id),
            TrackerId = pick.Release.Id,
            Title = pick.Release.Title,
            State = DownloadState.Wanted,
            Reason = Reason,
            Volumes = [pick.Work.ToVolume(pick.GapId)],
            SizeBytes = pick.Release.SizeBytes,
            Why = $"Among the most snatched in {AudiobookCategory.All[category].Name} of the last {TopTenOptions.Days} days. {pick.Why}",
        };

    private async Task<TopTenKnown> ReadKnownAsync(CancellationToken cancellationToken)
    {
        var builder = new SnapshotBuilder();
        await foreach (var page in library.ReadAsync(cancellationToken))
        foreach (var book in page.Books)
            builder.Add(book);
        var snapshot = builder.Build();
        var held = (await client.ListAsync(cancellationToken)).Select(torrent => torrent.TrackerId).OfType<long>().ToHashSet();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var givenUp = new HashSet<long>();
        await foreach (var download in downloads.QueryAsync([], cancellationToken))
        {
            (download.State is DownloadState.Rejected or DownloadState.Abandoned ? givenUp : held).Add(download.TrackerId);
            keys.UnionWith(download.Volumes.Where(volume => volume.GapId.Length > 0).SelectMany(TopTenWork.KeysOf));
        }

        var now = time.GetUtcNow();
        var account = await accounts.GetAsync(cancellationToken);
        return new TopTenKnown
        {
            Library = snapshot.Index,
            Language = snapshot.MajorityLanguage,
            DownloadKeys = keys,
            Gaps = await GapsAsync(cancellationToken),
            Choice = new ReleaseChoiceContext
            {
                Account = account,
                Now = now,
                IsHeld = held.Contains,
                IsGivenUp = givenUp.Contains,
            },
            Releases = releases,
        };
    }

    private async Task<IReadOnlyDictionary<string, string>> GapsAsync(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var stored in gaps.ReadAllAsync(cancellationToken))
        foreach (var key in GapWorkKeys.Of(stored.Gap))
            known.TryAdd(key, stored.Gap.Id);
        return known;
    }
}
