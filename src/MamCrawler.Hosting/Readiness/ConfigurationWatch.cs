using System.Runtime.ExceptionServices;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Settings;
using MamCrawler.Web;

namespace MamCrawler.Hosting.Readiness;

/// <summary>
/// Knows what a running host still lacks. Settings do not change while it runs; secrets do, and are looked for again while one is missing, so that a host
/// goes to work soon after the last was set.
/// </summary>
/// <param name="settings">The settings in force.</param>
/// <param name="secrets">Where the secrets are.</param>
/// <param name="time">The clock that answers grow old by.</param>
public sealed class ConfigurationWatch(MamCrawlerSettings settings, ISecretStore secrets, TimeProvider time) : IConfigurationReport, IDisposable
{
    /// <summary>How long an answer that names something, or a fault, stands.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>How long it stands that everything is there: a secret that is taken away later shows as a fault of its service.</summary>
    public static readonly TimeSpan TrustFor = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim asking = new(1, 1);
    private Answer? last;

    /// <summary>Everything that is missing, in the order in which it is best set; empty when the host can do all its work.</summary>
    /// <exception cref="FaultException">The secret store could not be asked, which does not mean that everything is there.</exception>
    public async Task<IReadOnlyList<MissingPart>> ReadAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } known)
        {
            return known.Parts();
        }

        await asking.WaitAsync(cancellationToken);
        try
        {
            last = Fresh() ?? await AskAsync(cancellationToken);
            return last.Parts();
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>What keeps a piece of work from being done; empty when nothing does.</summary>
    /// <param name="needed">The services that it asks.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="FaultException">The secret store could not be asked.</exception>
    public async Task<IReadOnlyList<MissingPart>> ReadAsync(RequiredServices needed, CancellationToken cancellationToken) =>
        needed == RequiredServices.None ? [] : [.. (await ReadAsync(cancellationToken)).Where(part => (part.Service & needed) != 0)];

    async Task<IReadOnlyList<MissingConfiguration>> IConfigurationReport.ReadAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync(cancellationToken)).Select(part => new MissingConfiguration(part.Owner, part.IsSecret ? "secret" : "setting", part.Name))];

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    private Answer? Fresh() => last is { } answer && time.GetUtcNow() < answer.Until ? answer : null;

    private async Task<Answer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var missing = MissingSettings.Find(settings).ToList();
            foreach (var secret in NeededSecrets.Of(settings))
            {
                if (!await IsThereAsync(secret, cancellationToken))
                {
                    missing.Add(secret.AsMissing);
                }
            }

            return new Answer([.. missing.OrderBy(Order)], null, time.GetUtcNow() + (missing.Count == 0 ? TrustFor : LookAgain));
        }
        catch (FaultException fault)
        {
            return new Answer([], fault, time.GetUtcNow() + LookAgain);
        }
    }

    private async Task<bool> IsThereAsync(NeededSecret secret, CancellationToken cancellationToken) =>
        (secret.Alternative is { } first && await HasAsync(first, cancellationToken)) || await HasAsync(secret.Name, cancellationToken);

    private async Task<bool> HasAsync(string name, CancellationToken cancellationToken) =>
        await secrets.GetAsync(name, cancellationToken) is { } value && !string.IsNullOrWhiteSpace(value.Reveal());

    // Service by service; what no work needs comes last.
    private static int Order(MissingPart part) => part.Service == RequiredServices.None ? int.MaxValue : (int)part.Service;

    private sealed record Answer(IReadOnlyList<MissingPart> Missing, FaultException? Fault, DateTimeOffset Until)
    {
        internal IReadOnlyList<MissingPart> Parts()
        {
            if (Fault is not null)
            {
                ExceptionDispatchInfo.Throw(Fault);
            }

            return Missing;
        }
    }
}
