using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Audible;

/// <summary>
/// Answers some questions about series together, so that requests are shared: owned ASINs lead to the series' own ASINs, their relationships to the
/// volumes, each step in batches of 50 over all questions. Only a series without a known ASIN costs a search of its own.
/// </summary>
internal sealed class AudibleSeriesAsking(AudibleApi api, AudibleOptions options, TimeProvider time)
{
    private readonly AudibleShelf _shelf = new(api);

    public async Task<IReadOnlyList<WitnessAnswer>> AskAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
    {
        var inquiries = questions.Select(question => new Inquiry(question, Sample(question.Asins))).ToList();
        await _shelf.LoadAsync(inquiries.SelectMany(static inquiry => inquiry.Owned), cancellationToken);
        foreach (var inquiry in inquiries)
            await FindSeriesAsync(inquiry, cancellationToken);
        await _shelf.LoadAsync(inquiries.SelectMany(static inquiry => inquiry.Series).Select(static series => series.Asin), cancellationToken);
        foreach (var inquiry in inquiries)
            inquiry.Volumes =
            [
                .. inquiry.Series.SelectMany(series => Volumes(series.Asin)).DistinctBy(static volume => volume.Asin).Take(options.VolumesPerSeries),
            ];
        await _shelf.LoadAsync(inquiries.SelectMany(static inquiry => inquiry.Volumes).Select(static volume => volume.Asin), cancellationToken);
        return [.. inquiries.Select(Answer)];
    }

    // The first, the last and some in between: volumes of one series that stand far apart are the likeliest to name different ids.
    private IReadOnlyList<string> Sample(IReadOnlyList<string> asins)
    {
        var known = asins.Select(AudibleAsin.Of).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var wanted = Math.Min(options.AsinsPerSeries, known.Count);
        return wanted <= 1 ? [.. known.Take(wanted)] : [.. Enumerable.Range(0, wanted).Select(index => known[index * (known.Count - 1) / (wanted - 1)])];
    }

    private async Task FindSeriesAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        inquiry.Series = AudibleSeriesFinder.AmongOwned(inquiry.Question, inquiry.Owned.Select(_shelf.Find).OfType<AudibleProduct>());
        if (inquiry.Series.Count > 0)
            return;
        inquiry.Fault = inquiry.Owned.Select(_shelf.FaultOf).FirstOrDefault(static fault => fault is not null);
        if (inquiry.Fault is not null || string.IsNullOrWhiteSpace(inquiry.Question.Name))
            return;
        try
        {
            var words = inquiry.Question.Authors is [var author, ..] ? $"{inquiry.Question.Name} {author}" : inquiry.Question.Name;
            inquiry.Series = AudibleSeriesFinder.AmongFound(inquiry.Question, await _shelf.SearchAsync(words, cancellationToken));
        }
        catch (FaultException exception)
        {
            inquiry.Fault = exception.Fault;
        }
    }

    private IEnumerable<(string Asin, string Sequence)> Volumes(string seriesAsin) =>
        (_shelf.Find(seriesAsin)?.Relations ?? [])
            .Where(static relation => relation is { IsChild: true, Type: AudibleRelation.Series })
            .OrderBy(static relation => relation.Sort)
            .ThenBy(static relation => SequenceText.Parse(relation.Sequence).Spans is [var first, ..] ? first.From : decimal.MaxValue)
            .Select(static relation => (relation.Asin, relation.Sequence));

    private WitnessAnswer Answer(Inquiry inquiry)
    {
        var key = inquiry.Question.Key;
        // A catalogue in part would make volumes look as if they did not exist, so one missing answer makes it a fault.
        var fault =
            inquiry.Fault
            ?? inquiry
                .Series.Select(series => _shelf.FaultOf(series.Asin))
                .Concat(inquiry.Volumes.Select(volume => _shelf.FaultOf(volume.Asin)))
                .FirstOrDefault(static one => one is not null);
        if (fault is not null)
            return new WitnessAnswer(key, null, fault);
        var works = inquiry
            .Volumes.Select(volume => (Product: _shelf.Find(volume.Asin), volume.Sequence))
            .Where(static volume => volume.Product is { IsNoBook: false })
            .Select(volume => AudibleWorkReader.Read(volume.Product!, SequenceOf(inquiry, volume.Product!, volume.Sequence)))
            .ToList();
        if (works.Count == 0)
            return new WitnessAnswer(key, null);
        var names = inquiry.Series.Select(static series => series.Title).Distinct(StringComparer.Ordinal).ToList();
        return new WitnessAnswer(key, new SeriesCatalog(AudibleApi.Service, names[0], works, time.GetUtcNow()) { Aliases = names[1..] });
    }

    private static string SequenceOf(Inquiry inquiry, AudibleProduct product, string related) =>
        related.Length > 0 ? related : product.Series.FirstOrDefault(place => inquiry.Series.Any(series => series.Asin == place.Asin))?.Sequence ?? "";

    private sealed class Inquiry(SeriesQuestion question, IReadOnlyList<string> owned)
    {
        public SeriesQuestion Question => question;

        public IReadOnlyList<string> Owned => owned;

        public IReadOnlyList<AudibleSeriesPlace> Series { get; set; } = [];

        public IReadOnlyList<(string Asin, string Sequence)> Volumes { get; set; } = [];

        public Fault? Fault { get; set; }
    }
}
