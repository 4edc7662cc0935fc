namespace MamCrawler.Core.State.Files;

/// <summary>
/// This process's name as the holder of leases, with a proof that it lives: a file in <c>holders/</c> below the state directory that is locked for as long as the process
/// runs. So the leases of a killed process are free at once, not only when they expire.
/// </summary>
public sealed class FileHolder : IDisposable
{
    private readonly string directory;
    private readonly FileStream held;

    /// <summary>Takes a new name and deletes the files of dead holders.</summary>
    public FileHolder(string stateDirectory)
    {
        directory = Path.Combine(stateDirectory, "holders");
        try
        {
            PrivateFiles.CreateDirectory(directory);
            (Name, held) = Take();
            Sweep();
        }
        catch (Exception exception) when (StateFault.IsFileError(exception))
        {
            throw StateFault.Unavailable("The directory of lease holders", exception);
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>False when the process of this name has ended, in whatever way.</summary>
    public bool IsAlive(string name)
    {
        if (name == Name)
            return true;
        if (!Guid.TryParseExact(name, "N", out _) || !File.Exists(PathOf(name)))
            return false;
        using var free = FileLock.TryAcquire(PathOf(name));
        return free is null;
    }

    /// <summary>Ends the name.</summary>
    public void Dispose()
    {
        held.Dispose();
        File.Delete(PathOf(Name));
    }

    // On Unix a file is made first and locked then: a sweep that comes between deletes it, and another name is taken.
    private (string Name, FileStream Held) Take()
    {
        while (true)
        {
            var name = Guid.NewGuid().ToString("N");
            if (FileLock.TryAcquire(PathOf(name)) is not { } stream)
                continue;
            if (File.Exists(PathOf(name)))
                return (name, stream);
            stream.Dispose();
        }
    }

    private void Sweep()
    {
        foreach (var path in Directory.EnumerateFiles(directory).Where(path => path != PathOf(Name)))
        {
            using (var free = FileLock.TryAcquire(path))
            {
                if (free is null)
                    continue;
                if (!OperatingSystem.IsWindows())
                    File.Delete(path);
            }

            // Windows does not delete an open file, and there nobody can be between making and locking one.
            if (OperatingSystem.IsWindows())
                File.Delete(path);
        }
    }

    private string PathOf(string name) => Path.Combine(directory, name + ".lock");
}
