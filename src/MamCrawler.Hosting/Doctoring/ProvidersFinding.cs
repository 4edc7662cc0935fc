using MamCrawler.Core.Metadata.Providers;

namespace MamCrawler.Hosting.Doctoring;

/// <summary>How the providers of metadata stand, as one finding: the jobs go on while one of them is asked.</summary>
internal static class ProvidersFinding
{
    internal const string Area = "Metadata";

    /// <summary>The finding. It is good unless one refused its token or nobody is asked.</summary>
    internal static Finding Of(IReadOnlyList<ProviderHealth> providers, DateTimeOffset now)
    {
        var asked = providers.Where(provider => !provider.IsPassedOver(now)).ToList();
        var others = providers.Where(provider => provider.IsPassedOver(now) || provider.Failures > 0).ToList();
        var first =
            asked.Count > 0 ? $"Asked for metadata: {string.Join(", ", asked.Select(provider => provider.Provider))}." : "Nobody is asked for metadata now.";
        return new Finding(
            Area,
            asked.Count > 0 && !providers.Any(provider => provider.Condition == ProviderCondition.Refused),
            string.Join(' ', [first, .. others.Select(provider => provider.Describe(now))])
        );
    }
}
