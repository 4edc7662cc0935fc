using MamCrawler.Core.Shelving;

namespace MamCrawler.Hosting.Settings;

/// <summary>How books come from the client to the shelf (rules.md 7).</summary>
public sealed record ShelvingSettings
{
    /// <summary>Which folder of the torrent client is which of the library: <c>/downloads=/media/audiobooks</c>, more pairs after a semicolon. Empty: both see the same paths.</summary>
    public string PathMapping { get; init; } = "";

    /// <summary>How many hours a book is waited for in the library before a person must look, 1 to 720.</summary>
    public int PatienceHours { get; init; } = 24;

    /// <summary>What is wrong, in sentences.</summary>
    internal IEnumerable<string> Validate() =>
        [
            .. Core.Shelving.PathMapping.Validate(PathMapping),
            .. PatienceHours is >= 1 and <= 720 ? Array.Empty<string>() : [$"The patience is {PatienceHours} hours; it must be 1 to 720."],
        ];

    internal ShelvingOptions ToOptions() => new() { Mapping = Core.Shelving.PathMapping.Parse(PathMapping), Patience = TimeSpan.FromHours(PatienceHours) };
}
