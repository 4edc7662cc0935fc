using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>What one run may still ask of a provider's day. Taken from the day in blocks, so that not every call is a write; what is left is given back at the end.</summary>
internal sealed class ProviderAllowance(IMetadataProvider provider, ProviderDay day)
{
    private const int Block = 30;
    private int inHand;

    /// <summary>Takes what one call may need. Gives null when it may be made, else the moment at which there is room.</summary>
    internal async Task<DateTimeOffset?> TakeAsync(CancellationToken cancellationToken)
    {
        if (provider.RequestsPerDay is not { } quota || inHand >= provider.RequestsPerCall)
            return null;
        var least = provider.RequestsPerCall - inHand;
        var block = Math.Max(least, Block);
        var until = await day.ReserveAsync(provider.Name, block, quota, cancellationToken);
        if (until is not null && block > least)
            (block, until) = (least, await day.ReserveAsync(provider.Name, least, quota, cancellationToken));
        if (until is null)
            inHand += block;
        return until;
    }

    /// <summary>Notes what a call has used. More than was in hand is counted too.</summary>
    internal async Task UseAsync(long requests, CancellationToken cancellationToken)
    {
        if (provider.RequestsPerDay is null)
            return;
        var used = (int)Math.Clamp(requests, 0, int.MaxValue);
        if (used > inHand)
            await day.ReserveAsync(provider.Name, used - inHand, int.MaxValue, cancellationToken);
        inHand = Math.Max(0, inHand - used);
    }

    /// <summary>Gives back what was not used.</summary>
    internal async Task ReturnAsync(CancellationToken cancellationToken)
    {
        var left = inHand;
        inHand = 0;
        if (left > 0)
            await day.ReturnAsync(provider.Name, left, cancellationToken);
    }
}
