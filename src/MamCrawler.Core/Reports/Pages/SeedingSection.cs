namespace MamCrawler.Core.Reports.Pages;

/// <summary>The weekly seeding report.</summary>
internal static class SeedingSection
{
    private const int MostRows = 200;

    public static void Write(HtmlWriter html, Digest digest)
    {
        html.Add($"<h2>Seeding</h2>\n");
        if (digest.Seeding is not { } seeding)
        {
            html.Add($"<p class=\"soft\">An older version wrote this digest, without a seeding report.</p>\n");
            return;
        }

        html.Add($"<p>{SeedingWords.Sentence(seeding)}</p>\n");
        if (seeding.NotSeeding.Count > 0)
        {
            html.Add($"<h3>Does not seed</h3>\n");
            PageTable.Write(
                html,
                ["Title", "How it stands", "Loaded", "Why"],
                seeding
                    .NotSeeding.Take(MostRows)
                    .Select(torrent => new[] { torrent.Title, PageWords.Name(torrent.State.ToString()), SeedingWords.Landed(torrent), torrent.Why })
            );
            DigestPage.More(html, seeding.NotSeeding.Count);
        }

        if (seeding.Unsatisfied.Count == 0)
            return;
        html.Add($"<h3>Still has to seed</h3>\n");
        PageTable.Write(
            html,
            ["Title", "Loaded", "#Time to go"],
            seeding.Unsatisfied.Take(MostRows).Select(torrent => new[] { torrent.Title, SeedingWords.Landed(torrent), SeedingWords.ToGo(torrent, digest.To) })
        );
        DigestPage.More(html, seeding.Unsatisfied.Count);
    }
}
