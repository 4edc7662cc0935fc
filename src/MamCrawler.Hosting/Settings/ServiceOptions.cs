using MamCrawler.Core.Account;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Audnexus;
using MamCrawler.Integrations.GoogleBooks;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.ITunes;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.OpenLibrary;

namespace MamCrawler.Hosting.Settings;

/// <summary>Makes the options of the parts from the settings.</summary>
internal static class ServiceOptions
{
    internal static MyAnonamouseOptions ToOptions(this MyAnonamouseSettings tracker) =>
        new()
        {
            BaseAddress = tracker.BaseAddress,
            SessionSecret = KnownSecrets.TrackerSession,
            ExpectedAsn = tracker.SessionAsn,
            ExpectedAddress = tracker.SessionAddress,
            Egress = new EgressOptions
            {
                Mode = tracker.Egress.Mode,
                Proxy = tracker.Egress.Proxy,
                ProxySecret = tracker.Egress.ProxySecret,
            },
            Lane = new TrackerLaneOptions { Pace = PaceOptions.Rules with { MinimumGap = tracker.MinimumGap, Jitter = tracker.Jitter } },
        };

    internal static AudibleOptions ToOptions(this AudibleSettings audible)
    {
        var options = new AudibleOptions { BaseAddress = audible.BaseAddress };
        return options with { Pace = options.Pace with { MinimumInterval = audible.MinimumInterval } };
    }

    internal static AudnexusOptions ToOptions(this AudnexusSettings audnexus)
    {
        var options = new AudnexusOptions { BaseAddress = audnexus.BaseAddress, Region = audnexus.Region };
        return options with { Pace = options.Pace with { MinimumInterval = audnexus.MinimumInterval } };
    }

    internal static HardcoverOptions ToOptions(this HardcoverSettings hardcover)
    {
        var options = new HardcoverOptions { BaseAddress = hardcover.BaseAddress, TokenSecret = KnownSecrets.HardcoverToken };
        return options with { Pace = options.Pace with { MinimumInterval = hardcover.MinimumInterval } };
    }

    internal static ITunesOptions ToOptions(this ITunesSettings itunes)
    {
        var options = new ITunesOptions { BaseAddress = itunes.BaseAddress, Country = itunes.Country };
        return options with { Pace = options.Pace with { MinimumInterval = itunes.MinimumInterval } };
    }

    internal static GoogleBooksOptions ToOptions(this GoogleBooksSettings google)
    {
        var options = new GoogleBooksOptions
        {
            BaseAddress = google.BaseAddress,
            KeySecret = KnownSecrets.GoogleBooksKey,
            Country = google.Country,
            QueriesPerDay = google.QueriesPerDay,
        };
        return options with { Pace = options.Pace with { MinimumInterval = google.MinimumInterval } };
    }

    internal static OpenLibraryOptions ToOptions(this OpenLibrarySettings library)
    {
        var options = new OpenLibraryOptions { BaseAddress = library.BaseAddress, Contact = library.Contact.Trim() };
        return options with { Pace = options.Pace with { MinimumInterval = library.MinimumInterval } };
    }

    internal static GrabPaceOptions ToOptions(this GrabSettings grabs)
    {
        var rules = new GrabPaceOptions();
        var pace = new GrabPace(grabs.PerHour, grabs.PerDay);
        return pace.IsWithin(rules.Normal)
            ? rules with
            {
                Normal = pace,
                // Who wants fewer downloads than the rules allow wants them during an event too.
                Event = new GrabPace(
                    grabs.PerHour < rules.Normal.PerHour ? grabs.PerHour : rules.Event.PerHour,
                    grabs.PerDay < rules.Normal.PerDay ? grabs.PerDay : rules.Event.PerDay
                ),
                Cautious = new GrabPace(Math.Min(grabs.PerHour, rules.Cautious.PerHour), Math.Min(grabs.PerDay, rules.Cautious.PerDay)),
            }
            : rules with
            {
                Normal = pace,
            };
    }
}
