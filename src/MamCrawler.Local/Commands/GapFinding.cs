using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary>Finds the gap a person means: by its id, by the beginning of its id, or by "Series 5".</summary>
internal static class GapFinding
{
    private const int MostShown = 10;

    /// <exception cref="CommandFailedException">None is meant, or more than one.</exception>
    internal static async Task<GapStanding> FindAsync(IGapStandings standings, string meant, CancellationToken cancellationToken)
    {
        if (await standings.FindAsync(meant, cancellationToken) is { } exact)
        {
            return exact;
        }

        var byId = new List<GapStanding>();
        var byName = new List<GapStanding>();
        await foreach (var standing in standings.ListAsync(cancellationToken))
        {
            if (standing.Gap.Id.StartsWith(meant, StringComparison.OrdinalIgnoreCase))
            {
                byId.Add(standing);
            }

            if (IsNamed(standing, meant))
            {
                byName.Add(standing);
            }
        }

        var found = byName.Count > 0 ? byName : byId;
        return found.Count switch
        {
            0 => throw new CommandFailedException($"No gap is called '{meant}'. 'mamcrawler gaps' lists them all with their ids."),
            1 => await standings.FindAsync(found[0].Gap.Id, cancellationToken) ?? found[0],
            _ => throw new CommandFailedException(
                $"'{meant}' can mean {found.Count} gaps. Give the id of one:{Environment.NewLine}"
                    + string.Join(Environment.NewLine, found.Take(MostShown).Select(standing => $"  {standing.Gap.Id}  {Texts.NameOf(standing.Gap)}"))
            ),
        };
    }

    private static bool IsNamed(GapStanding standing, string meant) =>
        string.Equals($"{standing.Gap.Series} {Texts.Number(standing.Gap.Number)}", meant, StringComparison.OrdinalIgnoreCase)
        || (standing.Gap.Title.Length > 0 && string.Equals(standing.Gap.Title, meant, StringComparison.OrdinalIgnoreCase));
}
