using System.Reflection;

namespace MamCrawler.Web;

/// <summary>Which MamCrawler this is.</summary>
public static class ProductVersion
{
    /// <summary>The version as health, the log and a person are told; empty when the build has none.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
