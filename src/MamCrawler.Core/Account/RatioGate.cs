using System.Globalization;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>
/// The ratio as it would be after a grab (rules.md 5, Ratio): uploaded ÷ (downloaded + bytes still to come of torrents that cost + this one's size if it costs). Looked at before every grab.
/// </summary>
public static class RatioGate
{
    /// <summary>The least ratio after a grab.</summary>
    public const double LeastRatio = 1.05;

    /// <summary>The ratio after a grab; positive infinity when nothing is or will be downloaded.</summary>
    /// <param name="uploadedBytes">What the tracker counts as uploaded.</param>
    /// <param name="downloadedBytes">What the tracker counts as downloaded.</param>
    /// <param name="bytesToCome">What torrents that cost still bring, 0 or more.</param>
    /// <param name="costBytes">This grab's size if it costs; 0 when it does not.</param>
    public static double After(long uploadedBytes, long downloadedBytes, long bytesToCome, long costBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(uploadedBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(downloadedBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(bytesToCome);
        ArgumentOutOfRangeException.ThrowIfNegative(costBytes);
        var downloaded = (double)downloadedBytes + bytesToCome + costBytes;
        return downloaded == 0 ? double.PositiveInfinity : uploadedBytes / downloaded;
    }

    /// <summary>The ratio after a grab, from the account's facts; null when its bytes could not be read, which lets nothing through.</summary>
    public static double? After(AccountSnapshot account, long bytesToCome, long costBytes) =>
        account is { UploadedBytes: { } uploaded, DownloadedBytes: { } downloaded } ? After(uploaded, downloaded, bytesToCome, costBytes) : null;

    /// <summary>Looks at a grab. Null when it may be made.</summary>
    internal static PushHold? Check(AccountSnapshot account, long bytesToCome, long costBytes) =>
        After(account, bytesToCome, costBytes) switch
        {
            null => new(
                FaultName.AccountUnread,
                "What the account has up- and downloaded could not be read, so nothing is downloaded. The tracker's answer may have changed its shape."
            ),
            >= LeastRatio => null,
            { } after => new(null, Sentence(after, bytesToCome, costBytes), HoldReason.Ratio),
        };

    private static string Sentence(double after, long bytesToCome, long costBytes)
    {
        var with = (costBytes, bytesToCome) switch
        {
            (0, 0) => $"is {Text(after)}",
            (0, _) => $"would be {Text(after)} with what is still to come ({Gibibytes(bytesToCome)})",
            (_, 0) => $"would be {Text(after)} with this release ({Gibibytes(costBytes)})",
            _ => $"would be {Text(after)} with this release ({Gibibytes(costBytes)}) and what is still to come ({Gibibytes(bytesToCome)})",
        };
        return $"The ratio {with}, and nothing is downloaded below {Text(LeastRatio)}. Seeding raises it.";
    }

    // Cut, not rounded: 1.049 must not be told as 1.05.
    private static string Text(double ratio) => (Math.Floor(ratio * 100 + 1e-9) / 100).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Gibibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");
}
