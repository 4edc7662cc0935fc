using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Whether a release is known to be abridged (true), stated unabridged (false), or neither (null).</summary>
internal static class AbridgedEvidence
{
    public static bool? Of(Release release)
    {
        if (release.FlaggedAbridged || release.Facts.SaysAbridged)
            return true;
        return TitleReading.Read(release.Title).Abridged ?? (release.Facts.SaysUnabridged ? false : TitleReading.Read(release.Tags).Abridged);
    }
}
