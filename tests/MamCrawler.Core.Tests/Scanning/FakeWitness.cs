using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>A witness that lists series as "Name, author, number of volumes", each volume with an ASIN of its own.</summary>
internal sealed class FakeWitness : ISeriesWitness
{
    private readonly Dictionary<string, (string Author, int Volumes)> _series = new(StringComparer.OrdinalIgnoreCase);

    public string Name => "Audible";

    public Fault? Fault { get; set; }

    public int Asked { get; private set; }

    public void Lists(string series, string author, int volumes) => _series[series] = (author, volumes);

    public Task<IReadOnlyList<WitnessAnswer>> AskSeriesAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
    {
        Asked += questions.Count;
        return Task.FromResult<IReadOnlyList<WitnessAnswer>>(questions.Select(Answer).ToArray());
    }

    private WitnessAnswer Answer(SeriesQuestion question)
    {
        if (Fault is not null)
            return new WitnessAnswer(question.Key, null, Fault);
        if (!_series.TryGetValue(question.Name, out var series))
            return new WitnessAnswer(question.Key, null);
        var works = Enumerable
            .Range(1, series.Volumes)
            .Select(number => new CatalogWork
            {
                Title = ScanScene.TitleOf(question.Name, number),
                Authors = [series.Author],
                Sequence = SequenceText.Parse($"{number}"),
                Asins = [ScanScene.AsinOf(question.Name, number)],
                ReleaseDate = new DateOnly(2015, 1, 1),
                Language = "english",
                Publisher = "Copper House",
                HasAudio = true,
            });
        return new WitnessAnswer(question.Key, new SeriesCatalog(Name, question.Name, works.ToArray(), default));
    }
}
