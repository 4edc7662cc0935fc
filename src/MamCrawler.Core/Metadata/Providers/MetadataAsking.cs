using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>The asking of one run. One that does not answer is asked no more in it; the others go on.</summary>
public sealed class MetadataAsking
{
    private readonly IReadOnlyList<ProviderDesk> desks;

    internal MetadataAsking(IReadOnlyList<ProviderDesk> desks) => this.desks = desks;

    /// <summary>What was wrong with providers: one each, those that were passed over included. What is switched off is not wrong.</summary>
    public IReadOnlyList<Fault> Faults => [.. desks.Select(desk => desk.Trouble).OfType<Fault>()];

    /// <summary>True when nobody who is switched on answers any more, and when everybody is switched off.</summary>
    public async Task<bool> IsOverAsync(CancellationToken cancellationToken)
    {
        foreach (var desk in desks)
            if ((await desk.StandAsync(cancellationToken)).Condition != ProviderCondition.SwitchedOff && desk.Silence is null)
                return false;
        return true;
    }

    /// <summary>How each stands now.</summary>
    public async Task<IReadOnlyList<ProviderHealth>> StandAsync(CancellationToken cancellationToken)
    {
        var stands = new List<ProviderHealth>(desks.Count);
        foreach (var desk in desks)
            stands.Add(await desk.StandAsync(cancellationToken));
        return stands;
    }

    /// <summary>What is stated of some books, by their ids, the most trusted provider first; and whether every provider that is switched on has answered.</summary>
    public async Task<(ILookup<string, ProviderFacts> Answers, bool Complete)> AskAsync(IReadOnlyList<Book> books, CancellationToken cancellationToken)
    {
        var answers = new List<(string Id, ProviderFacts Facts)>();
        MetadataQuestion[] questions = [.. books.Select(MetadataQuestion.Of)];
        var complete = true;
        // Each has a pace of its own, so that together they take as long as the slowest.
        var heard = await Task.WhenAll(desks.Select(desk => desk.AskAsync(questions, cancellationToken)));
        foreach (var (desk, (found, all)) in desks.Zip(heard))
        {
            complete &= all;
            foreach (var question in questions)
            foreach (var facts in found.GetValueOrDefault(question.ItemId, []))
                answers.Add((question.ItemId, new ProviderFacts(desk.Provider.Name, facts) { States = desk.Provider.States }));
        }

        return (answers.ToLookup(answer => answer.Id, answer => answer.Facts, StringComparer.Ordinal), complete);
    }

    /// <summary>Ends it: what was reserved of providers' days and not used is given back.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var desk in desks)
            await desk.EndAsync(cancellationToken);
    }
}
