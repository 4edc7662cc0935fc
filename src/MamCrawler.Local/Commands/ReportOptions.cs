using System.CommandLine;
using MamCrawler.Core.Reports;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary>What <c>report</c> and <c>digest</c> share: the form, the file, and a list.</summary>
internal sealed class ReportOptions
{
    internal Option<ReportFormat> Format { get; } =
        new("--format") { Description = "Markdown (md), a page that stands by itself (html), or json.", DefaultValueFactory = _ => ReportFormat.Md };

    internal Option<FileInfo?> Target { get; } = new("--output") { Description = "Write it to this file; its ending names the form.", HelpName = "FILE" };

    /// <summary>Writes a report where it was asked for.</summary>
    internal async Task WriteAsync<T>(
        CommandScope scope,
        ParseResult parsed,
        T report,
        Func<T, string> markdown,
        Func<T, string> page,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var target = parsed.GetValue(Target);
        var text = FormatOf(parsed, target) switch
        {
            ReportFormat.Html => page(report),
            ReportFormat.Json => CommandJson.Of(report),
            _ => markdown(report),
        };
        if (target is null)
        {
            await scope.Console.Output.WriteLineAsync(text.TrimEnd());
            return;
        }

        await File.WriteAllTextAsync(target.FullName, text, cancellationToken);
        await scope.Console.Error.WriteLineAsync($"It is in {target.FullName}.");
    }

    /// <summary>Writes ids, one a line.</summary>
    internal static async Task<int> ListAsync(CommandScope scope, IReadOnlyList<string> ids, string none)
    {
        foreach (var id in ids)
        {
            await scope.Console.Output.WriteLineAsync(id);
        }

        if (ids.Count == 0)
        {
            await scope.Console.Error.WriteLineAsync(none);
        }

        return ExitCode.Good;
    }

    // Whoever names a file page.html means a page.
    private ReportFormat FormatOf(ParseResult parsed, FileInfo? target) =>
        parsed.GetResult(Format) is null or { Implicit: true } && Enum.TryParse<ReportFormat>(target?.Extension.TrimStart('.'), ignoreCase: true, out var named)
            ? named
            : parsed.GetValue(Format);
}
