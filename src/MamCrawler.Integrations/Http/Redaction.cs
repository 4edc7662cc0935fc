using System.Text;
using System.Text.RegularExpressions;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Http;

/// <summary>Takes secrets out of texts that people, logs and state rows will see (rules.md 1.6).</summary>
public static partial class Redaction
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    private const int StartLength = 120;

    /// <summary>The text without the given secrets and without whatever looks like one: a bearer token, a cookie, a key in a URL, a long random word, an address of a person.</summary>
    public static string Clean(string? text, params ReadOnlySpan<Secret?> secrets)
    {
        var clean = text ?? "";
        foreach (var secret in secrets)
        {
            if (secret?.Reveal() is { Length: > 0 } value)
                clean = clean.Replace(value, Mask, StringComparison.Ordinal).Replace(Uri.EscapeDataString(value), Mask, StringComparison.Ordinal);
        }

        clean = NamedValue().Replace(clean, "${name}" + Mask);
        clean = MailAddress().Replace(clean, Mask);
        return LongWord().Replace(clean, Mask);
    }

    /// <summary>What a body is, in a few words: empty, an HTML page, or its redacted start.</summary>
    public static string Describe(ReadOnlySpan<byte> body, params ReadOnlySpan<Secret?> secrets)
    {
        if (body.IsEmpty)
            return "an empty body";
        var start = Clean(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * StartLength)]), secrets);
        start = Blanks().Replace(start, " ").Trim();
        start = new string([.. start.Where(static character => !char.IsControl(character)).Take(StartLength)]);
        return IsHtml(body) ? $"an HTML page ({start})" : $"'{start}'";
    }

    /// <summary>True when a body is a web page and not data.</summary>
    public static bool IsHtml(ReadOnlySpan<byte> body)
    {
        var start = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 512)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return start.StartsWith('<')
            && (
                start.Contains("<html", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<!doctype", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<head", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<body", StringComparison.OrdinalIgnoreCase)
            );
    }

    [GeneratedRegex(
        """(?<name>(?:bearer\s+|basic\s+|(?:mam_id|sid|token|access_?token|refresh_?token|api_?key|key|passkey|authkey|password|secret|cookie|authorization)["']?\s*[=:]\s*["']?(?:bearer\s+)?))[^\s"'&;,<>]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex NamedValue();

    [GeneratedRegex("""[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]+""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();

    [GeneratedRegex("""[A-Za-z0-9_\-+/=%.]{32,}""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LongWord();

    [GeneratedRegex("""\s+""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
