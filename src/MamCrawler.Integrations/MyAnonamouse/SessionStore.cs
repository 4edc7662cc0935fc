using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// The one writer of the tracker session (rules.md 5, Session). Each rotation is written, encrypted, before the next request; a seed that the user
/// replaced outranks the stored rotation, otherwise the rotation outranks the seed. Used inside the lane only, so it is never entered twice at once.
/// </summary>
internal sealed class SessionStore(ITableStore tables, SessionSecrets secrets, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FlushAtMost = TimeSpan.FromHours(1);

    private SessionRow? _row;
    private SessionCipher? _cipher;
    private string _current = "";
    private string? _previous;
    private bool _proven;
    private bool _fellBack;
    private bool _unsaved;
    private long _fence;

    /// <summary>The value to send; valid after <see cref="OpenAsync"/>.</summary>
    public Secret Current => new(_current);

    /// <summary>Where the session was seen to work from; null until then.</summary>
    public EgressPoint? Egress => _row?.Egress;

    /// <summary>Reads the session when it was not read yet, or when another process may have changed it; writes what a failed write left unsaved.</summary>
    /// <param name="again">True when another process may have changed it.</param>
    /// <param name="fence">The number of the lane's holder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.NotConfigured"/>: there is no session, or it cannot be one.</exception>
    public async Task OpenAsync(bool again, long fence, CancellationToken cancellationToken)
    {
        // Under the number it was got with: a holder that came since has newer ones.
        if (_unsaved)
            await SaveAsync(_row!);
        _fence = fence;
        if (again)
            _row = null;
        if (_row is null)
            await LoadAsync(cancellationToken);
    }

    /// <summary>Keeps the value that an answer set, before anything else is asked.</summary>
    public async Task KeepAsync(string rotated)
    {
        if (rotated == _current)
            return;
        (_previous, _current, _fellBack) = (_current, rotated, false);
        if (await SaveAsync(Next(_row!)))
            logger.SessionRotated(_row!.Generation);
    }

    /// <summary>The value was accepted: from now on a refusal means that the session is dead, not that a rotation was lost.</summary>
    public async Task ConfirmAsync()
    {
        if (_fellBack && _row is not null)
            await SaveAsync(Next(_row) with { Previous = null });
        (_proven, _fellBack) = (true, false);
    }

    /// <summary>An answer was lost, and a rotation perhaps with it.</summary>
    public void Doubt() => (_proven, _fellBack) = (false, false);

    /// <summary>Goes back to the value before the last, once, when the last may have been overtaken by a rotation that was lost. False when there is nothing to go back to.</summary>
    public bool TryFallBack()
    {
        if (_proven || _fellBack || _previous is null)
            return false;
        (_current, _previous, _fellBack) = (_previous, null, true);
        logger.SessionFellBack();
        return true;
    }

    /// <summary>Remembers where the session works from.</summary>
    public async Task LearnEgressAsync(EgressPoint egress)
    {
        if (_row is not null)
            await SaveAsync(_row with { Egress = egress });
    }

    /// <summary>True when the user has put another seed in the secret store since the session was read.</summary>
    public async Task<bool> SeedReplacedAsync(CancellationToken cancellationToken)
    {
        var cipher = await secrets.CipherAsync(cancellationToken);
        return await SessionRow.ReadAsync(tables, cancellationToken) is { } row
            && await secrets.SeedAsync(cancellationToken) is { } seed
            && IsReplaced(row, cipher.Fingerprint(seed));
    }

    /// <summary>Gives the secret store the newest value, at most hourly, unless the user has put another seed there.</summary>
    public async Task FlushAsync(long fence, CancellationToken cancellationToken)
    {
        await OpenAsync(again: true, fence, cancellationToken);
        var seed = await secrets.SeedAsync(cancellationToken);
        if (seed == _current || _row!.FlushedAt > time.GetUtcNow() - FlushAtMost)
            return;

        // Both fingerprints are on record before the secret is written: whichever value a kill leaves there, it is not mistaken for a new seed.
        var kept = seed is null ? _row!.SeedFingerprint : _cipher!.Fingerprint(seed);
        var flushed = _row!.FlushedAt;
        if (!await SaveAsync(_row! with { SeedFingerprint = kept, FlushedFingerprint = _cipher!.Fingerprint(_current), FlushedAt = time.GetUtcNow() }))
            return;
        try
        {
            await secrets.KeepSeedAsync(new Secret(_current), cancellationToken);
        }
        catch
        {
            // What was not kept does not count: the next end of a run tries again.
            await SaveAsync(_row! with { FlushedAt = flushed });
            throw;
        }

        logger.SessionFlushed(_row!.Generation);
    }

    private static bool IsReplaced(SessionRow row, string fingerprint) => fingerprint != row.SeedFingerprint && fingerprint != row.FlushedFingerprint;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _cipher = await secrets.CipherAsync(cancellationToken);
        var seed = await secrets.SeedAsync(cancellationToken);
        var row = await SessionRow.ReadAsync(tables, cancellationToken);
        (_proven, _fellBack) = (false, false);
        if (row is not null && (seed is null || !IsReplaced(row, _cipher.Fingerprint(seed))) && _cipher.Decrypt(row.Current, row.Generation) is { } current)
        {
            _current = current;
            _previous = row.Previous is { } bytes ? _cipher.Decrypt(bytes, row.PreviousGeneration) : null;
            _row = row;
            return;
        }

        _current = seed ?? throw secrets.NoSession(unreadable: row is not null);
        _previous = null;
        logger.SessionSeedTaken(row is not null);
        await SaveAsync(
            new SessionRow
            {
                Generation = (row?.Generation ?? 0) + 1,
                Current = _cipher.Encrypt(seed, (row?.Generation ?? 0) + 1),
                SeedFingerprint = _cipher.Fingerprint(seed),
                SavedAt = time.GetUtcNow(),
                ETag = row?.ETag,
            }
        );
    }

    private SessionRow Next(SessionRow row)
    {
        var generation = row.Generation + 1;
        return row with
        {
            Generation = generation,
            Current = _cipher!.Encrypt(_current, generation),
            Previous = _previous is { } previous ? _cipher.Encrypt(previous, generation - 1) : null,
            PreviousGeneration = generation - 1,
            SavedAt = time.GetUtcNow(),
        };
    }

    // Never cancelled: the value exists nowhere else. Ours is the newest even if a process that was overtaken wrote between, and is written over theirs; if we are the ones
    // who were overtaken, the tracker has forgotten ours and it is dropped. False then.
    private async Task<bool> SaveAsync(SessionRow row)
    {
        (_row, _unsaved) = (row with { Fence = _fence }, true);
        while (true)
        {
            try
            {
                _row = await _row.WriteAsync(tables, CancellationToken.None);
                _unsaved = false;
                return true;
            }
            catch (RowConflictException)
            {
                var stored = await SessionRow.ReadAsync(tables, CancellationToken.None);
                if (stored?.Fence > _fence)
                {
                    (_row, _unsaved) = (null, false);
                    logger.SessionOvertaken(_fence, stored.Fence);
                    return false;
                }

                _row = _row with { ETag = stored?.ETag };
            }
        }
    }
}
