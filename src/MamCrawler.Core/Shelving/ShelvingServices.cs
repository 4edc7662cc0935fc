using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Shelving;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Shelving;

/// <summary>Puts shelving together from its parts: the orchestrator with its activities for an engine, and what starts it.</summary>
public sealed class ShelvingServices
{
    private readonly ShelvingParts parts;
    private readonly ShelvingRow row;

    /// <summary>Puts it together; nothing is read or asked yet.</summary>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public ShelvingServices(ShelvingParts parts)
    {
        if (parts.Options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(parts));
        this.parts = parts;
        row = new ShelvingRow(parts.Downloads, parts.Clock, parts.Loggers.CreateLogger<ShelvingRow>());
        Arrivals = new ArrivalStore(parts.Tables);
    }

    /// <summary>What each volume came to.</summary>
    public ArrivalStore Arrivals { get; }

    /// <summary>Starts it on an engine.</summary>
    public ShelvingStart StartOn(IOrchestrationClient engine) => new(engine, parts.Options, parts.Clock);

    /// <summary>Adds the orchestrator and its activities to what an engine can run.</summary>
    public TRegistry AddTo<TRegistry>(TRegistry registry)
        where TRegistry : IOrchestrationRegistry
    {
        registry.AddOrchestrator<ShelveBook, ShelveInput, ShelveOutcome>(() => new ShelveBook());
        registry.AddActivity<CheckLanding, LookInput, ShelveStep>(CheckLanding);
        registry.AddActivity<AskForScan, LookInput, ShelveStep>(AskForScan);
        registry.AddActivity<LookForArrival, LookInput, ShelveStep>(LookForArrival);
        registry.AddActivity<FillShelvedBook, LookInput, ShelveStep>(FillShelvedBook);
        return registry;
    }

    internal CheckLanding CheckLanding() => new(row, Arrivals, parts.Client, parts.Options);

    internal AskForScan AskForScan() => new(row, Arrivals, parts.Shelf);

    internal LookForArrival LookForArrival() =>
        new(row, Arrivals, new ArrivalLook(parts.Shelf, Arrivals, parts.Clock, parts.Loggers.CreateLogger<ArrivalLook>()));

    internal FillShelvedBook FillShelvedBook() => new(parts.Downloads, Arrivals, parts.Metadata, parts.Loggers.CreateLogger<FillShelvedBook>());
}
