using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>
/// Asks one provider in one run. What it has answered before is taken from the record; one that rests or is switched off is not asked; one that fails rests and is asked no more in
/// this run. One answer that cannot be read is no reason to rest, three in a row are.
/// </summary>
internal sealed class ProviderDesk(IMetadataProvider provider, ProviderRecord record, TimeProvider time, ILogger? logger)
{
    private const int UnreadableInARow = 3;
    private readonly ProviderAllowance allowance = new(provider, record.Day);
    private ProviderHealth? health;
    private Fault? unread;
    private int unreadable;

    /// <summary>The provider.</summary>
    internal IMetadataProvider Provider => provider;

    /// <summary>Why it says nothing in this run; null while it does.</summary>
    internal Fault? Silence { get; private set; }

    /// <summary>What was wrong in this run: why it is silent, or else the last answer that could not be read; null when nothing was.</summary>
    internal Fault? Trouble => Silence ?? unread;

    /// <summary>How it stands now.</summary>
    internal async Task<ProviderHealth> StandAsync(CancellationToken cancellationToken)
    {
        if (health is not null)
            return health;
        health = await record.ReadAsync(provider, cancellationToken);
        if (health.Condition != ProviderCondition.SwitchedOff && health.IsPassedOver(time.GetUtcNow()))
            Silence = new Fault(
                health.Fault ?? FaultName.WitnessUnavailable,
                provider.Name,
                health.Describe(time.GetUtcNow()),
                FaultResponse.Wait,
                health.Until - time.GetUtcNow()
            );
        return health;
    }

    /// <summary>What it states of some items, by item id; and whether it has said all it knows of every one that it can be asked about.</summary>
    internal async Task<(IReadOnlyDictionary<string, IReadOnlyList<BookFacts>> Answers, bool Complete)> AskAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var answers = new Dictionary<string, IReadOnlyList<BookFacts>>(StringComparer.Ordinal);
        if ((await StandAsync(cancellationToken)).Condition == ProviderCondition.SwitchedOff)
            return (answers, true);
        var unknown = new List<MetadataQuestion>();
        foreach (var question in questions.Where(provider.CanBeAsked))
        {
            if (await record.Answers.FindAsync(provider.Name, KeyOf(question), cancellationToken) is { } known)
                answers[question.ItemId] = known;
            else
                unknown.Add(question);
        }

        var complete = true;
        foreach (var some in unknown.Chunk(Math.Clamp(provider.AtOnce, 1, 50)))
            complete &= Silence is null && await CallAsync(some, answers, cancellationToken);
        return (answers, complete);
    }

    /// <summary>Gives back what it did not use of the day.</summary>
    internal Task EndAsync(CancellationToken cancellationToken) => allowance.ReturnAsync(cancellationToken);

    private async Task<bool> CallAsync(MetadataQuestion[] questions, Dictionary<string, IReadOnlyList<BookFacts>> answers, CancellationToken cancellationToken)
    {
        if (await allowance.TakeAsync(cancellationToken) is { } until)
        {
            await RestAsync(QuotaUsed(until), 0, until - time.GetUtcNow(), cancellationToken);
            return false;
        }

        var (before, asked) = (provider.Requests, questions.Length);
        try
        {
            var found = await provider.FindAsync(questions, cancellationToken);
            questions = [.. questions.Where(question => !ReferenceEquals(found.GetValueOrDefault(question.ItemId), IMetadataProvider.NotAsked))];
            foreach (var question in questions)
                answers[question.ItemId] = [.. found.GetValueOrDefault(question.ItemId, []).Take(MostCandidates)];
        }
        catch (FaultException exception)
        {
            await FailAsync(exception.Fault, cancellationToken);
            return false;
        }
        finally
        {
            await allowance.UseAsync(provider.Requests - before, cancellationToken);
        }

        await record.Answers.PutAsync(
            provider.Name,
            questions.DistinctBy(KeyOf).Select(question => KeyValuePair.Create(KeyOf(question), answers[question.ItemId])),
            cancellationToken
        );
        unreadable = 0;
        await RecoverAsync(cancellationToken);
        return questions.Length == asked;
    }

    private const int MostCandidates = 10;

    private string KeyOf(MetadataQuestion question) => QuestionKey.Of(question, provider.Catalogue);

    private async Task FailAsync(Fault fault, CancellationToken cancellationToken)
    {
        logger?.ServiceFault(provider.Name, fault.Name, fault.Sentence);
        unread = fault with { Service = provider.Name };
        if (fault is { Name: FaultName.ShapeChanged, Response: FaultResponse.Stop } && ++unreadable < UnreadableInARow)
            return;
        var failures = (health?.Failures ?? 0) + 1;
        await RestAsync(fault, failures, ProviderRest.After(failures, fault), cancellationToken);
    }

    private async Task RestAsync(Fault fault, int failures, TimeSpan rest, CancellationToken cancellationToken)
    {
        Silence = fault with { Service = provider.Name };
        var now = time.GetUtcNow();
        var condition = fault.Response == FaultResponse.AskPerson ? ProviderCondition.Refused : ProviderCondition.Resting;
        health = new ProviderHealth(provider.Name, condition, fault.Sentence)
        {
            Fault = fault.Name,
            Failures = failures,
            Since = now,
            Until = now + rest,
        };
        await record.Store.PutAsync(health, now, now + rest, cancellationToken);
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (health is { Condition: ProviderCondition.Healthy })
            return;
        health = ProviderHealth.Good(provider.Name);
        await record.Store.ForgetAsync(provider.Name, cancellationToken);
    }

    private Fault QuotaUsed(DateTimeOffset until) =>
        new(
            FaultName.RateLimited,
            provider.Name,
            $"Its {provider.RequestsPerDay} requests of a day are used up. It is asked again by itself when there is room.",
            FaultResponse.Wait,
            until - time.GetUtcNow()
        );
}
