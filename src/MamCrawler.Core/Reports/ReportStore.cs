using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Reports;

/// <summary>
/// The reports that are kept 400 days (rules.md 8): of each run <c>reports/RUN.json.gz</c>, of each week <c>digests/DAY.json.gz</c> and <c>digests/DAY.md</c>, of each metadata job
/// <c>metadata/TIME-JOB.json.gz</c>.
/// </summary>
public sealed class ReportStore(IDocumentStore documents)
{
    private const string Runs = "reports/";
    private const string Digests = "digests/";
    private const string Metadata = "metadata/";

    /// <summary>The name of the digest of a day, without its ending.</summary>
    public static string NameOf(DateTimeOffset day) => Digests + day.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Keeps a digest, replacing an earlier one of the same day.</summary>
    /// <returns>The name of the readable form.</returns>
    public async Task<string> PutAsync(Digest digest, CancellationToken cancellationToken)
    {
        var name = NameOf(digest.To);
        await documents.PutJsonAsync($"{name}.json.gz", digest, cancellationToken);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(DigestMarkdown.Of(digest)));
        await documents.PutAsync($"{name}.md", text, cancellationToken);
        return $"{name}.md";
    }

    /// <summary>Keeps the report of a metadata job.</summary>
    public Task PutAsync(MetadataReport report, CancellationToken cancellationToken) =>
        documents.PutJsonAsync($"{Metadata}{TimeOf(report.At)}-{report.Job}.json.gz", report, cancellationToken);

    /// <summary>The summaries of the runs that began from <paramref name="from"/> on, oldest first.</summary>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.StateDamaged"/>: one cannot be read.</exception>
    public async IAsyncEnumerable<ScanSummary> ReadRunsAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = Runs + TimeOf(from);
        await foreach (var name in documents.ListAsync(Runs, cancellationToken))
            if (string.CompareOrdinal(name, first) >= 0 && IsDated(name, Runs) && await ReadRunAsync(name, cancellationToken) is { } summary)
                yield return summary;
    }

    /// <summary>Deletes the reports and digests from before a day. Their names begin with their time.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = new List<string>();
        foreach (var prefix in new[] { Runs, Digests, Metadata })
        await foreach (var name in documents.ListAsync(prefix, cancellationToken))
            if (IsDated(name, prefix) && string.CompareOrdinal(name, prefix + TimeOf(before)[..8]) < 0)
                old.Add(name);
        foreach (var name in old)
            await documents.DeleteAsync(name, cancellationToken);
        return old.Count;
    }

    private async Task<ScanSummary?> ReadRunAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.GetJsonAsync<ScanSummary>(name, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new AskPersonFaultException(
                FaultName.StateDamaged,
                "State",
                $"The report '{name}' cannot be read, so no digest was written. A newer version wrote it, or it is damaged: delete it, or restore a backup.",
                exception
            );
        }
    }

    private static bool IsDated(string name, string prefix) => name.Length > prefix.Length && char.IsAsciiDigit(name[prefix.Length]);

    // The form of a run's id.
    private static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
}
