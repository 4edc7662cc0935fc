using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>A library of one book without fields, and what writes to it.</summary>
internal sealed class MetadataBench
{
    public const string Id = "li_1";

    public MetadataBench()
    {
        Book = new Book
        {
            Id = Id,
            Title = "The Iron Gate",
            Authors = ["Ann Writer"],
        };
        Editor.Add(Book);
    }

    public Book Book { get; }

    public MemoryTableStore Tables { get; } = new();

    public FakeEditor Editor { get; } = new();

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));

    public MetadataStore Store => new(Tables);

    public MetadataChanges Changes => ChangesOf(writes: true);

    public MetadataChanges ChangesOf(bool writes) => new(() => Editor, Tables, writes, Time, NullLoggerFactory.Instance);

    public FieldProposal Proposal(MetadataField field, params string[] values) =>
        new(Id, Book.Title, field, values, ["Audible", "Audnexus"], ProposalConfidence.High, Time.GetUtcNow());

    /// <summary>Proposes values, of which a person then has all written.</summary>
    public async Task<ApplyOutcome> ApplyAsync(params FieldProposal[] proposals)
    {
        await Store.AddAsync(Id, proposals, CancellationToken.None);
        Time.Advance(TimeSpan.FromMinutes(1));
        return await Changes.ApplyAsync(Id, CancellationToken.None);
    }

    public async Task<MetadataChange> OnlyChangeAsync() => Assert.Single(await Changes.ListAsync(CancellationToken.None));
}
