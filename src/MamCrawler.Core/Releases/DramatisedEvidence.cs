namespace MamCrawler.Core.Releases;

/// <summary>What makes a release a dramatisation (rules.md 4).</summary>
internal static class DramatisedEvidence
{
    /// <summary>The evidence in words; null when there is none.</summary>
    public static string? Of(Release release)
    {
        foreach (var narrator in release.Narrators)
            if (DramatisedWords.In(narrator))
                return $"the narrator field says \"{narrator}\"";
        if (DramatisedWords.In(release.Title))
            return "the title says so";
        foreach (var membership in release.Series)
            if (membership.Sequence.Dramatised || DramatisedWords.In(membership.Name))
                return $"the series field says so (\"{membership.Name} {membership.Sequence}\")";
        if (DramatisedWords.In(release.Tags))
            return "the tags say so";
        return release.Facts.SaysDramatised ? "the description says so" : null;
    }
}
