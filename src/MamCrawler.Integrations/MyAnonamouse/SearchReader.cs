using System.Runtime.ExceptionServices;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Telemetry;
using MamCrawler.Integrations.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Reads a page of search results. "Nothing returned" is an answer; every other error, and rows that nobody can read, are faults (rules.md 1.5).</summary>
internal static class SearchReader
{
    private const string Expected = "a page of search results";

    /// <exception cref="FaultException">The answer holds no results that can be read.</exception>
    public static SearchPage Read(ServiceAnswer answer, ILogger logger)
    {
        using var document = answer.ReadObject(Expected);
        var root = document.RootElement;
        if (root.Text("error") is { } error)
        {
            return error.StartsWith("Nothing returned", StringComparison.OrdinalIgnoreCase)
                ? new SearchPage([], 0)
                : throw ShapeFault.Make(MyAnonamouseOptions.Service, Expected, $"the error '{Redaction.Clean(error[..Math.Min(error.Length, 200)])}'");
        }

        if (root.Member("data") is not { ValueKind: JsonValueKind.Array } data)
            throw ShapeFault.Make(MyAnonamouseOptions.Service, Expected, answer.Describe());
        var rows = data.GetArrayLength();
        var releases = Rows(data, logger);
        var found = root.Whole("found") ?? root.Whole("total_found") ?? root.Whole("total") ?? rows;
        return new SearchPage(releases, (int)Math.Clamp(found, releases.Count, int.MaxValue), Math.Min(rows, TrackerRequests.PageSize) - releases.Count);
    }

    // A row that cannot be read is left out and logged; when none can, the shape has changed.
    private static List<Release> Rows(JsonElement data, ILogger logger)
    {
        var releases = new List<Release>();
        var (rows, lastFault) = (0, (FaultException?)null);
        foreach (var row in data.EnumerateArray().Take(TrackerRequests.PageSize))
        {
            rows++;
            try
            {
                releases.Add(ReleaseRowReader.Read(row));
            }
            catch (FaultException fault)
            {
                lastFault = fault;
            }
        }

        if (lastFault is not null && releases.Count == 0)
            ExceptionDispatchInfo.Throw(lastFault);
        if (lastFault is not null)
            logger.TrackerRowsUnreadable(rows - releases.Count, rows);
        return releases;
    }
}
