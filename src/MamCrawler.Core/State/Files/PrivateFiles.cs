namespace MamCrawler.Core.State.Files;

/// <summary>Files and directories that only their owner can read: 0600 and 0700. On Windows they inherit the ACL of the user's own directory.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode DirectoryMode0700 = FileMode0600 | UnixFileMode.UserExecute;

    /// <summary>Makes a directory and those above it. Each alone: the system would give its mode to the last one only.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
            return;
        var above = Path.GetDirectoryName(Path.GetFullPath(path));
        if (above is not null)
            CreateDirectory(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, DirectoryMode0700);
        if (above is not null)
            DirectorySync.Flush(above);
    }

    /// <summary>How a file is opened; a file that comes into being belongs to its owner alone.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share, int bufferBytes = 0)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            BufferSize = bufferBytes,
        };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open)
            options.UnixCreateMode = FileMode0600;
        return options;
    }

    /// <summary>Puts a finished temporary file in another's place and makes the name last. A reader sees the old or the new one.</summary>
    public static async Task ReplaceAsync(string temporary, string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(temporary, path, overwrite: true);
                break;
            }
            catch (Exception exception) when (OperatingSystem.IsWindows() && attempt < 50 && exception is IOException or UnauthorizedAccessException)
            {
                // Windows refuses to replace a file while somebody reads it.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
        }

        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }
}
