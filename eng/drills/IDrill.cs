namespace MamCrawler.Drills;

/// <summary>Something that goes wrong, played on the simulators, and what a person does about it with the program's own commands.</summary>
public interface IDrill
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What goes wrong, in a sentence.</summary>
    string Story { get; }

    /// <summary>Plays it.</summary>
    /// <exception cref="DrillFailedException">Something could not even be tried.</exception>
    Task PlayAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken);
}
