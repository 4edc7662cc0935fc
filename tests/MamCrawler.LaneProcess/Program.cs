using System.Text.Json;
using MamCrawler.LaneProcess;

// What a test starts several of, stops, and kills: each asks the tracker again and again through the one lane, and prints a line for every answer.
if (args is not [var file])
{
    await Console.Error.WriteLineAsync("SETUP-FILE");
    return 2;
}

var setup = JsonSerializer.Deserialize<LaneSetup>(await File.ReadAllTextAsync(file))!;
return await LaneWork.RunAsync(setup) ? 0 : 3;
