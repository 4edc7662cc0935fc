using System.Text.Json;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Writes the account's facts as jsonLoad.php does, with its counters nested (since September 2026) or at the top (before).</summary>
internal sealed class UserJson(TrackerAccount account, FaultSwitches faults)
{
    private const string Path = "/jsonLoad.php";

    public void Write(Utf8JsonWriter json, bool withSummary, bool withClients)
    {
        var ratio = account.Ratio;
        var uploaded = (long)(account.DownloadedBytes * ratio) + account.CreditBytes;
        json.WriteStartObject();
        json.WriteNumber("uid", TrackerAccount.Uid);
        json.WriteString("username", "simulated-listener");
        json.WriteString("classname", account.IsVip ? "VIP" : "Power User");
        json.WriteString("country_code", "de");
        json.WriteString("country_name", "Germany");
        json.WriteString("uploaded", SizeText.Of(uploaded));
        json.WriteString("downloaded", SizeText.Of(account.DownloadedBytes));
        json.WriteNumber("uploaded_bytes", uploaded);
        json.WriteNumber("downloaded_bytes", account.DownloadedBytes);
        json.WriteString("ratio", ratio.ToString("0.00"));
        json.WriteNumber("seedbonus", account.BonusPoints);
        json.WriteString("vip_until", account.IsVip ? account.VipUntil.ToString("yyyy-MM-dd HH:mm:ss") : null);
        json.WriteNumber("wedges", account.Wedges);
        if (withSummary && !faults.TryTake(MyAnonamouseFaults.SummaryMissing, Path))
            WriteSummary(json, nested: !faults.TryTake(MyAnonamouseFaults.SummaryTopLevel, Path));
        if (withClients)
            WriteClients(json);
        json.WriteEndObject();
    }

    private void WriteSummary(Utf8JsonWriter json, bool nested)
    {
        var (unsatisfied, takenAt) = account.Unsatisfied();
        if (nested)
            json.WriteStartObject("snatch_summary");
        Bucket(json, "leeching", "Leeching", account.Grabs);
        Bucket(json, "sSat", "Seeding, satisfied", 1312);
        Bucket(json, "seedHnr", "Seeding, hit and run", 0);
        Bucket(json, "seedUnsat", "Seeding, unsatisfied", unsatisfied);
        Bucket(json, "upAct", "Uploads, active", 3);
        Bucket(json, "upInact", "Uploads, inactive", 0);
        Bucket(json, "inactHnr", "Inactive, hit and run", 0);
        Bucket(json, "inactSat", "Inactive, satisfied", 211);
        Bucket(json, "inactUnsat", "Inactive, unsatisfied", 0);
        json.WriteStartObject("unsat");
        json.WriteString("name", "Unsatisfied");
        json.WriteNumber("count", unsatisfied);
        json.WriteBoolean("red", unsatisfied >= TrackerAccount.UnsatisfiedLimit);
        json.WriteNumber("size", unsatisfied * 400_000_000L);
        json.WriteNumber("limit", TrackerAccount.UnsatisfiedLimit);
        json.WriteEndObject();
        Bucket(json, "duplicates", "Duplicates", 0);
        Bucket(json, "reseed", "Reseed", 2);
        json.WriteStartObject("ite");
        json.WriteNumber("count", 0);
        json.WriteNumber("latest", 0);
        json.WriteEndObject();
        json.WriteString("connectable", "yes");
        json.WriteNumber("created", takenAt.ToUnixTimeSeconds());
        json.WriteNumber("update", takenAt.ToUnixTimeSeconds());
        if (nested)
            json.WriteEndObject();
    }

    private static void WriteClients(Utf8JsonWriter json)
    {
        json.WriteStartArray("clientStats");
        json.WriteStartObject();
        json.WriteString("ip", "127.0.0.1");
        json.WriteNumber("port", 51_413);
        json.WriteString("agent", "qBittorrent/5.1.0");
        json.WriteString("connectable", "yes");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Bucket(Utf8JsonWriter json, string key, string name, int count)
    {
        json.WriteStartObject(key);
        json.WriteString("name", name);
        json.WriteNumber("count", count);
        json.WriteBoolean("red", false);
        json.WriteNumber("size", count * 400_000_000L);
        json.WriteEndObject();
    }
}
