using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>Looks for secrets in whatever a run leaves: texts, and bytes that may be compressed, in any case of the letters.</summary>
internal sealed class SecretSearch
{
    private readonly ConcurrentDictionary<string, string> forms = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> found = new();

    /// <summary>How many places were searched.</summary>
    public int Places { get; private set; }

    /// <summary>How many characters were searched, what was unpacked included.</summary>
    public long Characters { get; private set; }

    /// <summary>What was found: which secret, in which form, where.</summary>
    public IReadOnlyCollection<string> Found => found;

    public int Forms => forms.Count;

    /// <summary>Looks for this secret too.</summary>
    public void Plant(string name, string secret)
    {
        Assert.True(secret.Length >= SecretForms.LeastLength, $"{name} is too short to be searched for.");
        foreach (var form in SecretForms.Of(secret))
            forms.TryAdd(form, name);
    }

    public void Look(string place, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        Places++;
        Characters += text.Length;
        foreach (var (form, name) in forms)
            if (text.Contains(form, StringComparison.OrdinalIgnoreCase))
                found.Enqueue($"{name} as '{form}' in {place}");
    }

    /// <summary>Looks into bytes: as text of both widths, and unpacked as often as they are packed.</summary>
    public void Look(string place, byte[] bytes)
    {
        Look(place, Encoding.UTF8.GetString(bytes));
        Look(place + " (UTF-16)", Encoding.Unicode.GetString(bytes));
        if (bytes is [0x1f, 0x8b, ..] && Unpack(bytes) is { } unpacked)
            Look(place + " (unpacked)", unpacked);
    }

    private static byte[]? Unpack(byte[] bytes)
    {
        try
        {
            using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            zip.CopyTo(whole);
            return whole.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
