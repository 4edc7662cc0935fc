using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Requests that take or charge something: they are made only while what they rest on holds, and made again only where it is known that they were refused.</summary>
internal sealed class AskedOnce(ToldTime told, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    /// <summary>True for those.</summary>
    public static bool Is(TrackerRequestKind kind) => kind is TrackerRequestKind.Download or TrackerRequestKind.Purchase;

    /// <summary>What such a request ends with when the tracker took it and then did not know the session.</summary>
    public static WaitFaultException Fault() =>
        new(
            FaultName.SessionExpired,
            MyAnonamouseOptions.Service,
            "The tracker took the request and answered with a login page. What was asked for may have been carried out, so it is not asked again by itself; the session has another value from now on, and it is looked at again with the next attempt."
        )
        {
            MayBeCarriedOut = true,
        };

    /// <summary>Makes the request only while our clock is right and the turn comes soon. What is taken or bought rests on what was just read: price, ratio, balance. When the lane comes too late, it is read again first.</summary>
    public Func<HttpRequestMessage> WhileItHolds(Func<HttpRequestMessage> make)
    {
        var askedAt = time.GetUtcNow();
        return () =>
        {
            told.RefuseWhenWrong();
            return time.GetUtcNow() - askedAt is var waited && waited <= LongestWait && waited >= -LongestWait
                ? make()
                : throw new WaitFaultException(
                    FaultName.LaneBusy,
                    MyAnonamouseOptions.Service,
                    $"The turn in the tracker's lane came more than {LongestWait.TotalMinutes:0} minutes after it was asked for, and the price may have changed since. Nothing was asked; it is decided anew with the next attempt."
                );
        };
    }
}
