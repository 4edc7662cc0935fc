using System.Collections;

namespace MamCrawler.Core.Gaps;

/// <summary>The listings of one slot. Most slots have one, which then needs no list.</summary>
internal sealed class SlotListings(SlotWork first) : IReadOnlyList<SlotWork>
{
    private List<SlotWork>? _more;

    public int Count => 1 + (_more?.Count ?? 0);

    public SlotWork First { get; } = first;

    public SlotWork this[int index] =>
        index == 0 ? First
        : _more is not null ? _more[index - 1]
        : throw new ArgumentOutOfRangeException(nameof(index));

    public void Add(SlotWork work) => (_more ??= []).Add(work);

    public IEnumerator<SlotWork> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
