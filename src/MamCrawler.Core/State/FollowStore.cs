using System.Runtime.CompilerServices;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.State;

/// <summary>What a person follows: table <c>Followed</c>, a partition a kind, a row a name (folded, so that one series is followed once).</summary>
public sealed class FollowStore(ITableStore tables, TimeProvider clock) : IFollows
{
    private const string Table = "Followed";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public async Task<bool> AddAsync(FollowedKind kind, string name, string? author, CancellationToken cancellationToken)
    {
        var row = new TableRow(
            kind.ToString(),
            KeyOf(kind, name),
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["Name"] = name,
                ["Author"] = author ?? "",
                ["Since"] = clock.GetUtcNow(),
            }
        );
        try
        {
            await tables.WriteAsync(Table, TableOperation.Insert(row), cancellationToken);
            return true;
        }
        catch (RowConflictException conflict) when (conflict.Conflict == RowConflict.AlreadyExists)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(FollowedKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WriteAsync(Table, TableOperation.Delete(kind.ToString(), KeyOf(kind, name)), cancellationToken);
            return true;
        }
        catch (RowConflictException conflict) when (conflict.Conflict == RowConflict.NotFound)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Followed> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(Table, null, RowKeyRange.All, cancellationToken))
            yield return new Followed(
                RowProperties.WordOf<FollowedKind>(row, "kind", row.PartitionKey),
                row.Text("Name"),
                row.Text("Author") is { Length: > 0 } author ? author : null,
                row.Find<DateTimeOffset>("Since")
            );
    }

    private static string KeyOf(FollowedKind kind, string name)
    {
        var key = kind == FollowedKind.Series ? TitleKey.Of(name).Text : PersonName.Of(name).Key;
        return key.Length > 0 ? TableKeys.Encode(key) : throw new ArgumentException($"'{name}' is no name of a series or an author.", nameof(name));
    }
}
