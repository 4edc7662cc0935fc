using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Hosting.Doctoring;

/// <summary>What the session doctor found, as a finding.</summary>
internal static class TrackerFinding
{
    internal static Finding Of(SessionDiagnosis diagnosis) =>
        new(
            MyAnonamouseOptions.Service,
            diagnosis.Good,
            string.Join(' ', [diagnosis.Good ? "It answers." : "", diagnosis.Sentence, .. diagnosis.Advice]).Trim()
        )
        {
            Advises = diagnosis.Advice.Count > 0,
            Name = diagnosis.Condition.ToString(),
            Steps = diagnosis.Steps,
        };
}
