using System.Security.Cryptography;
using System.Text;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>
/// Follows a paged list that may change while it is read, and knows when every item of it was seen. Items are remembered by 16 bytes each, so that
/// the largest library costs a few megabytes.
/// </summary>
internal sealed class LibrarySweep(int pageSize)
{
    private const int MostSweeps = 3;
    private const int MostStepsBack = 50;

    private readonly HashSet<Guid> _seen = [];
    private int _sweep = 1;
    private int _rows;
    private int _newInSweep;
    private bool _changed;
    private int _lastPage = -1;
    private int _stepsBack;
    private string? _firstId;
    private int? _total;

    /// <summary>The next page to ask for.</summary>
    public int Page { get; private set; }

    /// <summary>True when every item was seen.</summary>
    public bool Finished { get; private set; }

    /// <summary>True when the item was not seen before.</summary>
    public bool IsNew(string id)
    {
        _rows++;
        if (!_seen.Add(Guid.TryParse(id, out var guid) ? guid : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))))
            return false;
        _newInSweep++;
        return true;
    }

    /// <summary>Notes the end of a page and decides what comes next.</summary>
    /// <param name="total">How many items the list says it holds.</param>
    /// <param name="rows">How many this page held.</param>
    /// <param name="firstId">The id of the page's first item; null when it held none.</param>
    /// <exception cref="Core.Faults.FaultException">The list gives one page for all, or changes faster than it can be read.</exception>
    public void EndPage(int total, int rows, string? firstId)
    {
        if (firstId is not null && firstId == _firstId && Page == _lastPage + 1)
            throw ShapeFault.Make(AudiobookshelfApi.Service, $"page {Page} of the items", "the page before it again");
        (_firstId, _lastPage) = (firstId, Page);
        var shrunk = Math.Max(0, (_total ?? total) - total);
        _changed |= _total is { } former && former != total;
        _total = total;
        var last = rows == 0 || rows >= total || (Page + 1L) * pageSize >= total;
        if (shrunk > 0)
            StepBack(shrunk);
        else if (last && _seen.Count >= total)
            Finished = true;
        else if (last)
            EndSweep(total);
        else
            Page++;
    }

    // What was taken out moved the rest towards the front, past the boundary of a page already read.
    private void StepBack(int shrunk)
    {
        if (++_stepsBack > MostStepsBack)
            throw AudiobookshelfRefusal.Unreachable($"lost items {MostStepsBack} times over while it was listed, so it is changing while it is read");
        Page = Math.Max(0, Page - ((shrunk + pageSize - 1) / pageSize));
    }

    private void EndSweep(int total)
    {
        // A second look that found nothing new, in a list that stood still and gave all its rows, proves that the list repeats items and hides none.
        if (_sweep > 1 && !_changed && _newInSweep == 0 && _rows >= total)
        {
            Finished = true;
            return;
        }

        if (_sweep == MostSweeps)
            throw AudiobookshelfRefusal.Unreachable(
                $"lists {total} items but gave {_seen.Count} different ones in {MostSweeps} readings, so it is changing while it is read"
            );
        (_sweep, _rows, _newInSweep, _changed, _lastPage, Page) = (_sweep + 1, 0, 0, false, -2, 0);
    }
}
