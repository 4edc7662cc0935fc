using System.CommandLine;

namespace MamCrawler.Local.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text." };
}
