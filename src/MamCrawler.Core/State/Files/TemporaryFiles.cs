namespace MamCrawler.Core.State.Files;

/// <summary>Files that are still being written. They stand apart, on the same disk, and are put in their place when they are whole.</summary>
internal static class TemporaryFiles
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(24);

    /// <summary>Writes a file whole: a reader of <paramref name="path"/> sees the old or the new one, also after a power cut.</summary>
    public static async Task WriteAsync(string directory, string path, Stream content, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateDirectory(directory);
        var temporary = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        try
        {
            await using (var stream = new FileStream(temporary, PrivateFiles.Options(FileMode.CreateNew, FileAccess.Write, FileShare.None)))
            {
                await content.CopyToAsync(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            PrivateFiles.CreateDirectory(Path.GetDirectoryName(path)!);
            await PrivateFiles.ReplaceAsync(temporary, path, cancellationToken);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes what killed processes left behind more than a day ago.</summary>
    public static void Sweep(string directory, DateTimeOffset now)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles())
        {
            if (now - file.LastWriteTimeUtc > Abandoned)
                file.Delete();
        }
    }
}
