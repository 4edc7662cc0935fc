using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// A strict tracker in the place of the socket: it notes every request, refuses a second one at once, knows which session value is valid, and rotates
/// it on every answer to a session it knows.
/// </summary>
internal sealed class StubTracker(ManualTimeProvider time) : HttpMessageHandler
{
    public const string Seed = "seed%3Dvalue";
    public const string Account = """
        {"uid":7,"username":"somebody","classname":"VIP","uploaded_bytes":3000,"downloaded_bytes":"1000","ratio":"3.0","seedbonus":1234,"wedges":2,
        "vip_until":"2027-01-02 03:04:05","snatch_summary":{"unsat":{"count":3,"limit":"150"},"connectable":"yes","created":1793600000,"update":1793603600}}
        """;

    private readonly List<StubRequest> received = [];
    private int running;
    private int rotations;

    /// <summary>The session values that are accepted, newest last; empty for a dead session.</summary>
    public List<string> Valid { get; } = [Seed];

    public bool Rotates { get; set; } = true;

    public IReadOnlyList<StubRequest> Received => received;

    public List<string> Violations { get; } = [];

    /// <summary>Answers before anything else; null to go on.</summary>
    public Func<StubRequest, HttpResponseMessage?>? Script { get; set; }

    /// <summary>Adds to each answer.</summary>
    public Action<HttpResponseMessage> Decorate { get; set; } = _ => { };

    /// <summary>True for a request that is carried out and whose answer is lost.</summary>
    public Func<StubRequest, bool>? Lose { get; set; }

    /// <summary>Runs while a request is in flight.</summary>
    public Func<CancellationToken, Task>? InFlight { get; set; }

    public string Egress { get; set; } = """{"ip":"203.0.113.7","ASN":64500,"AS":"Example Net","time":1}""";

    public IEnumerable<StubRequest> WithSession => received.Where(request => request.Path != "/json/jsonIp.php");

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent($"<!DOCTYPE html><html><body>{body}</body></html>", Encoding.UTF8, "text/html") };

    public static string Rows(params long[] ids) =>
        $$"""{"perpage":100,"start":0,"total":{{ids.Length}},"found":{{ids.Length}},"data":[{{string.Join(',', ids.Select(id => $$"""{"id":{{id}},"title":"Row {{id}}"}"""))}}]}""";

    public static byte[] Torrent(string announce = "http://127.0.0.1/announce-key") =>
        Encoding.ASCII.GetBytes(
            $"d8:announce{announce.Length}:{announce}4:infod6:lengthi20e4:name5:a.m4b12:piece lengthi16384e6:pieces20:{new string('x', 20)}7:privatei1eee"
        );

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var still = time.Hold();
        if (Interlocked.Increment(ref running) > 1)
            Violations.Add("Two requests at once.");
        try
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            var seen = new StubRequest(
                request.Method.Method,
                request.RequestUri!.AbsolutePath,
                request.RequestUri.Query,
                [.. request.Headers.NonValidated.Where(header => header.Key == "Cookie").SelectMany(header => header.Value)],
                [.. request.Headers.NonValidated.Where(header => header.Key == "User-Agent").Select(header => header.Value.ToString())],
                body,
                time.GetUtcNow()
            );
            if (seen.Path == "/json/jsonIp.php" && received.Any(request => request.Path == seen.Path && seen.At - request.At < TimeSpan.FromMinutes(1)))
                Violations.Add("Asked for the address twice within a minute.");
            received.Add(seen);
            if (InFlight is { } work)
                await work(cancellationToken);
            var answer = Script?.Invoke(seen) ?? Answer(seen);
            Decorate(answer);
            return Lose?.Invoke(seen) == true ? throw new HttpRequestException("reset") : answer;
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private HttpResponseMessage Answer(StubRequest request)
    {
        if (request.Path == "/json/jsonIp.php")
            return Json(Egress);
        if (request.Session is not { } session || !Valid.Contains(session))
            return Html("Please log in <input type=password>");
        var answer = request.Path switch
        {
            "/jsonLoad.php" => Json(Account),
            "/tor/download.php" => new HttpResponseMessage { Content = new ByteArrayContent(Torrent()) },
            _ when JsonNode.Parse(request.Body)?["tor"]?["id"] is { } id => Json(Rows(long.Parse((string)id!))),
            _ => Json(Rows(1, 2)),
        };
        return Rotates ? Rotate(answer, session) : answer;
    }

    private HttpResponseMessage Rotate(HttpResponseMessage answer, string session)
    {
        var next = $"rotation{++rotations}%3D";
        Valid.Clear();
        Valid.AddRange([session, next]);
        answer.Headers.TryAddWithoutValidation("Set-Cookie", $"mam_id={next}; Max-Age=31536000; path=/; secure; HttpOnly");
        return answer;
    }
}
