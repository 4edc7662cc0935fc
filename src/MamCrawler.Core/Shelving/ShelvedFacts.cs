using MamCrawler.Core.Downloads;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Core.Shelving;

/// <summary>What the tracker and the witnesses said of a volume when its release was chosen (rules.md 7), as what two providers state of the item that it became.</summary>
internal static class ShelvedFacts
{
    internal static IReadOnlyList<ProviderFacts> Of(DownloadVolume volume) =>
        [
            new ProviderFacts(FieldTrust.Tracker, new BookFacts { Title = volume.Title, Narrators = volume.Narrators ?? [] }) { IsOfItem = true },
            new ProviderFacts(
                FieldTrust.Witnesses,
                new BookFacts
                {
                    Title = volume.Title,
                    Asin = volume.Recording,
                    Publisher = volume.Publisher,
                    Series = volume.Series.Length > 0 ? [new SeriesMembership(volume.Series, SequenceText.Parse(volume.Number))] : [],
                }
            )
            {
                IsOfItem = true,
            },
        ];
}
