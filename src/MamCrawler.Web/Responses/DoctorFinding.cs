namespace MamCrawler.Web.Responses;

/// <summary>What the doctor found in one place.</summary>
/// <param name="Area">Where: "Audiobookshelf", "MyAnonamouse", ...</param>
/// <param name="Good">False when a person should do something.</param>
/// <param name="Sentence">What is right, or what is wrong and what to do. Never holds a secret.</param>
public sealed record DoctorFinding(string Area, bool Good, string Sentence);
