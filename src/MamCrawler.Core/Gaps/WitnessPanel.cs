using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Gaps;

/// <summary>
/// Asks every witness, each only for what is not on record or too old. A witness that cannot be asked is heard as it spoke last, and its fault is passed on.
/// What the tracker's rows said in earlier searches is read from the record; it is never asked for here.
/// </summary>
public sealed class WitnessPanel(
    IEnumerable<ISeriesWitness> seriesWitnesses,
    IEnumerable<IAuthorWitness> authorWitnesses,
    WitnessCatalogStore record,
    WitnessOptions options,
    TimeProvider clock,
    ILogger<WitnessPanel>? logger = null
)
{
    /// <summary>The name under which the tracker's own series data are on record.</summary>
    public const string Tracker = "MyAnonamouse";

    /// <summary>Hears all witnesses about some series, whose keys are in ordinal order.</summary>
    public async Task<WitnessStatements> HearSeriesAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
    {
        var keys = questions.Select(question => question.Key).ToArray();
        var hearings = seriesWitnesses.Select(witness =>
            HearAsync(
                witness.Name,
                keys,
                asked => witness.AskSeriesAsync(questions.Where(question => asked.Contains(question.Key)).ToArray(), cancellationToken),
                cancellationToken
            )
        );
        var heard = await Task.WhenAll(hearings.Append(RecallAsync(Tracker, keys, cancellationToken)));
        return Join(heard);
    }

    /// <summary>Hears all witnesses about some authors, whose keys are in ordinal order.</summary>
    public async Task<WitnessStatements> HearAuthorsAsync(IReadOnlyList<AuthorQuestion> questions, CancellationToken cancellationToken)
    {
        var keys = questions.Select(question => question.Key).ToArray();
        return Join(
            await Task.WhenAll(
                authorWitnesses.Select(witness =>
                    HearAsync(
                        $"{witness.Name} authors",
                        keys,
                        asked => witness.AskAuthorsAsync(questions.Where(question => asked.Contains(question.Key)).ToArray(), cancellationToken),
                        cancellationToken
                    )
                )
            )
        );
    }

    /// <summary>What every witness said of one series when it was last asked; nobody is asked now.</summary>
    public async Task<IReadOnlyList<SeriesCatalog>> RecallSeriesAsync(string key, CancellationToken cancellationToken)
    {
        var recalled = await Task.WhenAll(
            seriesWitnesses.Select(witness => witness.Name).Append(Tracker).Select(name => RecallAsync(name, [key], cancellationToken))
        );
        return [.. recalled.SelectMany(answers => answers).Select(answer => answer.Catalog).OfType<SeriesCatalog>()];
    }

    private async Task<IReadOnlyList<WitnessAnswer>> HearAsync(
        string witness,
        string[] keys,
        Func<IReadOnlySet<string>, Task<IReadOnlyList<WitnessAnswer>>> ask,
        CancellationToken cancellationToken
    )
    {
        if (keys.Length == 0)
            return [];
        var known = await record.ReadRangeAsync(witness, keys[0], keys[^1], cancellationToken);
        var now = clock.GetUtcNow();
        var asked = keys.Where(key => !known.TryGetValue(key, out var stored) || now - stored.ReadAt >= options.CatalogLifetime)
            .ToHashSet(StringComparer.Ordinal);
        var answers = asked.Count == 0 ? [] : await ask(asked);
        Tell(answers);
        await record.PutAsync(
            witness,
            answers.Where(answer => answer.Fault is null).Select(answer => KeyValuePair.Create(answer.Key, new StoredCatalog(answer.Catalog, now))),
            cancellationToken
        );
        var spoken = answers.Select(answer =>
            answer.Fault is not null && known.TryGetValue(answer.Key, out var stored) ? answer with { Catalog = stored.Catalog } : answer
        );
        return [.. spoken, .. keys.Where(key => !asked.Contains(key)).Select(key => new WitnessAnswer(key, known[key].Catalog))];
    }

    private void Tell(IReadOnlyList<WitnessAnswer> answers)
    {
        foreach (var fault in answers.Select(answer => answer.Fault).OfType<Fault>().DistinctBy(fault => (fault.Service, fault.Name)))
            logger?.ServiceFault(fault.Service, fault.Name, fault.Sentence);
    }

    private async Task<IReadOnlyList<WitnessAnswer>> RecallAsync(string witness, string[] keys, CancellationToken cancellationToken)
    {
        if (keys.Length == 0)
            return [];
        var known = await record.ReadRangeAsync(witness, keys[0], keys[^1], cancellationToken);
        return keys.Where(known.ContainsKey).Select(key => new WitnessAnswer(key, known[key].Catalog)).ToArray();
    }

    private static WitnessStatements Join(IReadOnlyList<WitnessAnswer>[] heard)
    {
        var answers = heard.SelectMany(answers => answers).ToArray();
        return new WitnessStatements(
            answers.Where(answer => answer.Catalog is not null).ToLookup(answer => answer.Key, answer => answer.Catalog!, StringComparer.Ordinal),
            answers.Select(answer => answer.Fault).OfType<Fault>().DistinctBy(fault => (fault.Service, fault.Name)).ToArray()
        );
    }
}
