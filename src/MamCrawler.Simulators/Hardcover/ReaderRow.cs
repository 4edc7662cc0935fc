using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "users": the owner of the token, with the books on their shelves.</summary>
internal sealed class ReaderRow(HardcoverData data, IReadOnlyList<WorldWork> wanted, IReadOnlyList<WorldWork> read) : HardcoverRow
{
    private const int Wanted = 1;
    private const int Read = 3;

    public override string Table => "users";

    public override object? Get(string field) =>
        field switch
        {
            "id" => 81,
            "username" => "simulated-listener",
            "user_books" => (List<HardcoverRow>)[.. wanted.Select(work => Row(work, Wanted)), .. read.Select(work => Row(work, Read))],
            _ => throw Unknown(field),
        };

    private ValueRow Row(WorldWork work, int status) =>
        new("user_books", ("id", 9_000 + work.Index), ("status_id", status), ("book_id", BookRow.FirstId + work.Index), ("book", new BookRow(data, work)));
}
