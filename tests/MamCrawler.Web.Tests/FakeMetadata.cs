using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Web.Tests;

/// <summary>Proposals and changes in memory.</summary>
internal sealed class FakeMetadata : IMetadataChanges
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    public List<FieldProposal> Proposals { get; } =
    [new("li_1", "The Iron Gate", MetadataField.Publisher, ["A House"], ["Audible"], ProposalConfidence.Medium, Day)];

    public List<MetadataChange> Changes { get; } = [Change(1, ChangeState.Undone), Change(2, ChangeState.Written)];

    /// <summary>What was asked to be applied; "all" for all.</summary>
    public List<string> Applied { get; } = [];

    /// <summary>Why an undo is refused; null when it is not.</summary>
    public string? Refusal { get; set; }

    public IAsyncEnumerable<FieldProposal> ListProposalsAsync(CancellationToken cancellationToken) => Proposals.ToAsyncEnumerable();

    public Task<ApplyOutcome> ApplyAsync(string? itemId, CancellationToken cancellationToken)
    {
        Applied.Add(itemId ?? "all");
        return Task.FromResult(new ApplyOutcome("20260301T030000000-apply", [Changes[1]], [], 0));
    }

    public Task<IReadOnlyList<MetadataChange>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MetadataChange>>(Changes);

    public Task<IReadOnlyList<MetadataChange>> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MetadataChange>>([.. Changes.Where(change => change.Id == name || change.ItemId == name || change.Run == name)]);

    public Task<UndoOutcome> UndoAsync(MetadataChange change, CancellationToken cancellationToken) =>
        Task.FromResult(
            Refusal is null
                ? new UndoOutcome(change with { State = ChangeState.Undone }, true, "The old value is there again.")
                : new UndoOutcome(change, false, Refusal)
        );

    private static MetadataChange Change(int number, ChangeState state) =>
        new()
        {
            ItemId = "li_1",
            Title = "The Iron Gate",
            Field = MetadataField.Publisher,
            Number = number,
            Old = [],
            New = ["A House"],
            Sources = ["Audible"],
            Confidence = ProposalConfidence.High,
            At = Day,
            State = state,
            Run = "20260301T030000000-FillMetadata",
        };
}
