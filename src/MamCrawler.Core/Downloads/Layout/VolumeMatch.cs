namespace MamCrawler.Core.Downloads.Layout;

/// <summary>Says which volume a file belongs to, from the names on its path.</summary>
internal sealed class VolumeMatch
{
    private const int ExplicitNumber = 4;
    private const int FolderNumber = 3;
    private const int FileNumber = 2;

    private readonly IReadOnlyList<Candidate> candidates;

    internal VolumeMatch(IReadOnlyList<DownloadVolume> volumes) => candidates = [.. volumes.Select(volume => new Candidate(volume))];

    /// <summary>The volume of an audio file; null when its path names none, or names two.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="byFileNumberOnly">True when nothing but a bare number in the file's own name says so.</param>
    internal DownloadVolume? Find(string path, out bool byFileNumberOnly)
    {
        byFileNumberOnly = false;
        // A volume that was put into its folder by an earlier run is recognised by that folder alone.
        if (candidates.FirstOrDefault(candidate => TorrentPath.IsInside(path, candidate.Folder)) is { } placed)
            return placed.Volume;
        var elements = path.Split('/');
        var best = 0;
        Candidate? found = null;
        var tied = false;
        for (var index = elements.Length > 1 ? 1 : 0; index < elements.Length; index++)
        {
            var isFile = index == elements.Length - 1;
            if (Judge(isFile ? TorrentPath.Stem(elements[index]) : elements[index], isFile) is not var (match, strength))
                return null;
            if (match is null || strength < best)
                continue;
            tied = strength == best && match != found;
            (best, found) = (strength, match);
        }
        byFileNumberOnly = best == FileNumber;
        return tied ? null : found?.Volume;
    }

    /// <summary>True when a folder's own name, or one between it and the torrent's root, says that it is this volume's.</summary>
    internal bool IsNamed(string folder, DownloadVolume volume) =>
        folder == VolumeFolder.Of(volume)
        || folder.Split('/').Skip(1).Any(element => Judge(element, isFile: false) is ({ } named, _) && ReferenceEquals(named.Volume, volume));

    /// <summary>What one element says and how strongly; nothing at all when it contradicts itself.</summary>
    private (Candidate? Match, int Strength)? Judge(string element, bool isFile)
    {
        var words = PathWords.Of(element);
        var titled =
            candidates
                .Select(candidate => (Candidate: candidate, Length: candidate.TitleIn(words)))
                .Where(match => match.Length > 0)
                .GroupBy(match => match.Length)
                .MaxBy(group => group.Key)
                ?.Select(match => match.Candidate)
                .ToList()
            ?? [];
        var number = PathNumber.Read(element, candidates[0].Volume.Series);
        var numbered = number is null ? [] : candidates.Where(candidate => candidate.Number == number.Value).ToList();
        if (titled.Count > 1)
            titled = [.. titled.Intersect(numbered)];
        if (titled is [var byTitle])
        {
            // A number inside or behind a title may be a chapter's; one in front or beside "Book" is the volume's, and must not say another.
            var contradicts =
                number is { IsExplicit: true } or { Leads: true } && numbered.Count > 0 && !numbered.Contains(byTitle) && !byTitle.TitleHolds(number.Value);
            return contradicts ? null : (byTitle, 100 + byTitle.TitleIn(words));
        }
        if (numbered is not [var byNumber])
            return (null, 0);
        return (
            byNumber,
            number!.IsExplicit ? ExplicitNumber
            : isFile ? FileNumber
            : FolderNumber
        );
    }

    private sealed class Candidate(DownloadVolume volume)
    {
        private static readonly HashSet<string> Articles = ["THE", "A", "AN"];

        private readonly List<string> title = WithoutArticle(volume.Title);
        private readonly List<string> mainTitle = WithoutArticle(volume.Title.Split(':')[0]);

        internal DownloadVolume Volume { get; } = volume;

        internal string Folder { get; } = VolumeFolder.Of(volume);

        internal decimal? Number { get; } = PathNumber.Of(volume.Number);

        /// <summary>How many words of the title stand in the element; 0 when it does not stand there whole.</summary>
        internal int TitleIn(IReadOnlyList<string> words) =>
            PathWords.Contains(words, title) ? title.Count
            : PathWords.Contains(words, mainTitle) ? mainTitle.Count
            : 0;

        internal bool TitleHolds(decimal number) => title.Any(word => PathNumber.Of(word) == number);

        private static List<string> WithoutArticle(string text)
        {
            var words = PathWords.Of(text);
            return [.. words.Count > 1 && Articles.Contains(words[0]) ? words.Skip(1) : words];
        }
    }
}
