using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>The style of every page: light and dark as the reader's system is, from a phone's width on, and on paper.</summary>
internal static class PageStyle
{
    /// <summary>What a page may load: nothing but this style, which is named by its hash, so that no markup in a title could bring its own.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Hash()}'; base-uri 'none'; form-action 'none'";

    /// <summary>The style, with line feeds whatever the source file has.</summary>
    public static string Css { get; } = Source.ReplaceLineEndings("\n");

    private const string Source = """

        :root{color-scheme:light dark;--page:#f6f5f2;--card:#fff;--ink:#1f2328;--soft:#59636e;--line:#d9d6cf;--grid:#e9e6e0;--bar:#2a6f97;--bar2:#7a5195;--bad:#b3261e;--warn:#9a6700;--good:#1a7f37}
        @media (prefers-color-scheme:dark){:root{--page:#14171a;--card:#1d2125;--ink:#e6e8ea;--soft:#9aa4ae;--line:#363c43;--grid:#2a2f35;--bar:#6cb2dd;--bar2:#c39bd8;--bad:#ff8a80;--warn:#e3b341;--good:#6fcf85}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
        main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem 3rem}
        header p,.soft{color:var(--soft);margin:.2rem 0}
        h1{font-size:1.6rem;line-height:1.2;margin:0}
        h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
        h3{font-size:1rem;margin:0 0 .5rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.75rem;margin:1.25rem 0 0;padding:0;list-style:none}
        .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem}
        .tiles b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
        .tiles span{color:var(--soft);font-size:.875rem}
        .tiles .bad b{color:var(--bad)}
        .tiles .warn b{color:var(--warn)}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1rem;margin-top:1.25rem}
        figure,.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:0;padding:.9rem 1rem;min-width:0;break-inside:avoid}
        figcaption{color:var(--soft);font-size:.875rem;margin-top:.4rem}
        svg{display:block;width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        svg text{fill:var(--ink)}
        svg .axis{fill:var(--soft);font-size:12px}
        .grid{stroke:var(--grid)}
        .base{stroke:var(--soft)}
        .bar{fill:var(--bar)}
        .none{fill:none;stroke:var(--soft);stroke-dasharray:3 4}
        .curve{fill:none;stroke:var(--bar);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
        .dot{fill:var(--bar)}
        .ref{fill:none;stroke-width:1.75}
        .r0{stroke:var(--bad)}
        .r1{stroke:var(--warn);stroke-dasharray:8 4}
        .r2{stroke:var(--soft);stroke-dasharray:2 4}
        details{margin-top:.5rem}
        summary{cursor:pointer;color:var(--soft);font-size:.875rem}
        .scroll{overflow-x:auto}
        .card+h3{margin-top:1rem}
        table{border-collapse:collapse;width:100%;font-size:.925rem}
        caption{text-align:left;color:var(--soft);font-size:.875rem;padding:.2rem 0}
        th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
        tr:last-child>*{border-bottom:0}
        thead th{color:var(--soft);font-weight:600;font-size:.85rem;white-space:nowrap}
        tbody th{font-weight:600;overflow-wrap:anywhere;min-width:8rem}
        td:not(:last-child){white-space:nowrap}
        .text:last-child{overflow-wrap:anywhere;min-width:12rem}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        footer{margin-top:2.5rem;color:var(--soft);font-size:.85rem}
        @media (max-width:34rem){
        main{padding:1rem .75rem 2rem}
        .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stack tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
        .stack tr:last-child{border-bottom:0}
        .stack th,.stack td{display:block;border:0;padding:.1rem 0;text-align:left;white-space:normal}
        .stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
        .tiles{grid-template-columns:1fr 1fr}
        }
        @media print{
        :root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--grid:#ddd;--bar:#2a6f97;--bar2:#7a5195;--bad:#b3261e;--warn:#7a5200;--good:#1a7f37}
        body{font-size:11pt}
        main{max-width:none;padding:0}
        .bar,.dot,.curve,.ref{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        details:not([open]){display:none}
        tr{break-inside:avoid}
        h2{break-after:avoid}
        }

        """;

    private static string Hash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Source.ReplaceLineEndings("\n"))));
}
