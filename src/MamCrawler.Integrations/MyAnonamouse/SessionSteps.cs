namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What a person does about each condition of the session, in order.</summary>
internal sealed class SessionSteps(MyAnonamouseOptions options)
{
    private const string AskAgain = "Ask the doctor again: it asks the tracker once, and lets the lane go if it is answered.";
    private const string Look = "Log in to the site with a browser and read what it says about the account; do not ask with this program meanwhile.";
    private const string Later = "Otherwise there is nothing to do: the work is tried again by itself.";

    private string NewSession =>
        $"On the site, under Preferences, Security, make a new session for this program alone, bound to {(options.Egress.Mode == EgressMode.NatGateway || options.ExpectedAddress is not null ? "the address" : "the network (ASN)")} that this program leaves from.";

    private string SetIt =>
        $"Set its mam_id as the secret '{options.SessionSecret}' ('mamcrawler secret set {options.SessionSecret}', in the cloud with --vault).";

    private string WayOut =>
        options.Egress.Mode switch
        {
            EgressMode.Proxy => "Check that the proxy runs, and that it stands where the session was made.",
            EgressMode.NatGateway => "Check that the app's traffic goes through the NAT gateway, and that its address is still the same.",
            _ => "Check the way out: is a VPN or a tunnel down that was up when the session was made, or the other way round?",
        };

    /// <summary>The steps; none when it works.</summary>
    public IReadOnlyList<string> For(SessionCondition condition) =>
        condition switch
        {
            SessionCondition.Works => [],
            SessionCondition.Missing => [$"Look whether the secret '{options.SessionSecret}' is set ('mamcrawler secret list').", NewSession, SetIt, AskAgain],
            SessionCondition.Dead =>
            [
                "Look on the site, under Preferences, Security, whether the session is still listed, and whether another program uses it: each program needs its own.",
                NewSession,
                SetIt,
                AskAgain,
            ],
            SessionCondition.Expired => [NewSession, SetIt, AskAgain],
            SessionCondition.AddressMismatch =>
            [
                WayOut,
                "If the address changes by itself, bind the session to the network (ASN) instead of the address.",
                $"If this is where the program shall leave from: {NewSession}",
                SetIt,
                AskAgain,
            ],
            SessionCondition.NetworkMismatch or SessionCondition.Elsewhere =>
            [
                WayOut,
                $"If this is where the program shall leave from: {NewSession}",
                SetIt,
                AskAgain,
            ],
            SessionCondition.WrongKind =>
            [
                "Look on the site, under Preferences, Security, which kind the session is of: one for dynamic seedboxes only, or one that may not use the API, does not do.",
                NewSession,
                SetIt,
                AskAgain,
            ],
            SessionCondition.Banned => [Look, "Settle with the site's staff whatever is open there.", AskAgain],
            SessionCondition.Outage => ["Open the site with a browser: if it is down for everybody, wait.", WayOut, Later],
            SessionCondition.WebPage =>
            [
                "Open the site from the same machine or through the same proxy: does a portal, a filter or a protection page answer in its place?",
                WayOut,
                $"If the site itself answers: {NewSession}",
                SetIt,
                AskAgain,
            ],
            SessionCondition.ShapeChanged =>
            [
                "Look for a newer version of this program: the tracker has changed what it answers.",
                "'mamcrawler drift' shows what has changed; leave the safe mode there once it is understood.",
            ],
            SessionCondition.SlowedDown => ["Ask nothing for an hour; the gaps are doubled for as long.", Later],
            SessionCondition.LaneBusy =>
            [
                "Ask the mamcrawler that runs, or stop it; the lane of a process that was killed is free after two minutes of waiting.",
            ],
            _ => ["Mend what the sentence names; the tracker was not asked.", AskAgain],
        };
}
