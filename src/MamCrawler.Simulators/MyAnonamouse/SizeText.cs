namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Writes sizes as the tracker does: one decimal, a comma between thousands.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Of(long bytes)
    {
        var value = (double)bytes;
        var unit = 0;

        // The tracker goes to the next unit a little late, so that "1,016.2 KiB" and the like occur.
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return $"{value:N1} {Units[unit]}";
    }
}
