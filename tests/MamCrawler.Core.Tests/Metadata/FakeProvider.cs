using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>A provider of the facts it is given, by ASIN, which may be away.</summary>
internal sealed class FakeProvider(string name) : IMetadataProvider
{
    public string Name { get; } = name;

    public IReadOnlySet<MetadataField> States { get; init; } = new HashSet<MetadataField>(Enum.GetValues<MetadataField>());

    public Dictionary<string, BookFacts> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>ASINs that its answers leave out.</summary>
    public HashSet<string> Cut { get; } = [];

    public List<string> Asked { get; } = [];

    public FaultException? Fault { get; set; }

    public int AtOnce { get; init; } = 1;

    public int? RequestsPerDay { get; init; }

    public int RequestsPerCall { get; init; } = 1;

    public string Catalogue { get; set; } = "";

    public string? OffReason { get; set; }

    public long Requests { get; private set; }

    public Task<string?> FindOffReasonAsync(CancellationToken cancellationToken) => Task.FromResult(OffReason);

    public bool CanBeAsked(MetadataQuestion question) => question.Asin is not null;

    public Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(IReadOnlyList<MetadataQuestion> questions, CancellationToken cancellationToken)
    {
        Requests++;
        Asked.AddRange(questions.Select(question => question.Asin!));
        return Fault is null
            ? Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>>(
                questions
                    .Where(question => Facts.ContainsKey(question.Asin!) || Cut.Contains(question.Asin!))
                    .ToDictionary(
                        question => question.ItemId,
                        question => Cut.Contains(question.Asin!) ? IMetadataProvider.NotAsked : [Facts[question.Asin!]],
                        StringComparer.Ordinal
                    )
            )
            : throw Fault;
    }
}
