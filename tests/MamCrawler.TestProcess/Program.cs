using System.Globalization;
using MamCrawler.TestProcess;

// What tests run several of at once, and kill: each command works on a state directory and prints a line for every piece of work that was acknowledged.
var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
switch (args)
{
    case ["increment", var directory, _]:
        await StoreWork.IncrementAsync(directory, count);
        return 0;
    case ["batches", var directory, _, var writer]:
        await StoreWork.WriteBatchesAsync(directory, count, writer);
        return 0;
    case ["documents", var directory, _, var writer]:
        await StoreWork.PutDocumentsAsync(directory, count, writer);
        return 0;
    case ["scan", var directory, _]:
        await ScanWork.RunAsync(directory, count);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "increment DIRECTORY COUNT | batches DIRECTORY COUNT WRITER | documents DIRECTORY COUNT WRITER | scan DIRECTORY SERIES"
        );
        return 2;
}
