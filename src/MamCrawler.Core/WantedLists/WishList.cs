using MamCrawler.Core.Library;
using MamCrawler.Core.State;

namespace MamCrawler.Core.WantedLists;

/// <summary>The list of wishes, kept in the state. It is compared with the library as the newest scan read it.</summary>
public sealed class WishList(WishStore store, SnapshotStore snapshots, WishStandings standings, TimeProvider clock) : IWishes
{
    /// <inheritdoc />
    public IAsyncEnumerable<WishStanding> ListAsync(CancellationToken cancellationToken) => standings.ListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<WishImport> ImportAsync(WishSource source, IReadOnlyList<WishLine> lines, bool strict, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        var library = (await snapshots.FindNewestAsync(cancellationToken))?.Index;
        var taking = Take(known, library, source, lines);
        if (strict && taking.Result.Unreadable.Count > 0)
            return taking.Result with { Added = [], Refused = true };
        await store.PutAsync(taking.Changed, cancellationToken);
        return taking.Result;
    }

    /// <inheritdoc />
    public async Task<WishImport> AgreeAsync(WishSource source, IReadOnlyList<WishLine> lines, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        var gone = known.All.Where(wish => wish.Source == source && wish.IsOpen).ToDictionary(static wish => wish.Id, StringComparer.Ordinal);
        var taking = Take(known, (await snapshots.FindNewestAsync(cancellationToken))?.Index, source, lines);
        foreach (var id in taking.Named)
            gone.Remove(id);
        await store.PutAsync(taking.Changed, cancellationToken);
        await store.RemoveAsync(gone.Keys, cancellationToken);
        return taking.Result with { TakenOff = [.. gone.Values.Select(static wish => wish.Book.Name)] };
    }

    /// <inheritdoc />
    public async Task<Wish?> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await foreach (var wish in store.ReadAllAsync(cancellationToken))
        {
            if (!string.Equals(wish.Id, id, StringComparison.OrdinalIgnoreCase))
                continue;
            await store.RemoveAsync([wish.Id], cancellationToken);
            return wish;
        }

        return null;
    }

    private async Task<WishIndex> ReadAsync(CancellationToken cancellationToken)
    {
        var known = new WishIndex();
        await foreach (var wish in store.ReadAllAsync(cancellationToken))
            known.Put(wish);
        return known;
    }

    private WishTaking Take(WishIndex known, OwnershipIndex? library, WishSource source, IReadOnlyList<WishLine> lines)
    {
        var taking = new WishTaking(known, library, source, clock.GetUtcNow());
        foreach (var line in lines)
            taking.Take(line);
        return taking;
    }
}
