using MamCrawler.Core.Shelving;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Commands;

/// <summary>Asks how the library sees the folders of the torrent client: in containers one disk often has two names.</summary>
internal sealed class ShelvingQuestions(Questionnaire ask)
{
    private const string Same = "same";

    internal async Task<ShelvingSettings> AskAsync(ShelvingSettings old, CancellationToken ct)
    {
        var mapping = await ask.AskAsync(
            $"Folders: where Audiobookshelf sees qBittorrent's folder under another path, both, such as /downloads=/media/audiobooks ({Same}: it sees the same)",
            old.PathMapping,
            text => text.Length > 0 ? text : Same,
            line => (line.Equals(Same, StringComparison.OrdinalIgnoreCase) || PathMapping.Validate(line).Count == 0, line),
            $"Write qBittorrent's folder, '=' and Audiobookshelf's, both as full paths; more pairs after a semicolon. Or write '{Same}'.",
            ct
        );
        return old with { PathMapping = mapping.Equals(Same, StringComparison.OrdinalIgnoreCase) ? "" : mapping };
    }
}
