using System.Text.Json;
using System.Text.Json.Nodes;
using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Settings;

/// <summary>Reads and writes <c>settings.json</c>. Environment variables are laid over it and never written to it.</summary>
public sealed class SettingsFile(DataFolder folder, IReadOnlyDictionary<string, string> environment)
{
    private const int MaximumBytes = 1024 * 1024;

    /// <summary>True when there is a file.</summary>
    public bool Exists => File.Exists(folder.SettingsFile);

    /// <summary>The settings in force: the file, or the defaults where there is none, with the environment laid over.</summary>
    /// <exception cref="FaultException">They cannot be read.</exception>
    public LocalSettings Read() =>
        SettingsJson.Deserialize<LocalSettings>(
            SettingsOverrides.Apply<LocalSettings>(ReadRoot(), environment),
            "the environment variables or " + folder.SettingsFile
        );

    /// <summary>Settings that are not written yet, as they will be in force: with the environment laid over.</summary>
    /// <exception cref="FaultException">A variable is no setting.</exception>
    public LocalSettings ReadAsIfWritten(LocalSettings settings)
    {
        var root = JsonNode.Parse(
            JsonSerializer.SerializeToUtf8Bytes(settings, SettingsJson.Options),
            new JsonNodeOptions { PropertyNameCaseInsensitive = true }
        );
        return SettingsJson.Deserialize<LocalSettings>(
            SettingsOverrides.Apply<LocalSettings>(root!.AsObject(), environment),
            "the environment variables or the answers"
        );
    }

    /// <summary>The settings as the file alone has them.</summary>
    /// <exception cref="FaultException">They cannot be read.</exception>
    public LocalSettings ReadStored() => SettingsJson.Deserialize<LocalSettings>(ReadRoot(), folder.SettingsFile);

    /// <summary>Replaces the file whole: a reader sees the old or the new one.</summary>
    /// <exception cref="FaultException">It cannot be written.</exception>
    public void Write(LocalSettings settings)
    {
        try
        {
            folder.Create();
            OwnerOnlyFile.Replace(folder.SettingsFile, JsonSerializer.SerializeToUtf8Bytes(settings, SettingsJson.Options));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(
                $"The settings could not be written to {folder.SettingsFile} ({exception.Message}); nothing was changed. Check the folder's permissions and the free space.",
                exception
            );
        }
    }

    private static AskPersonFaultException Fault(string sentence, Exception? inner) => new(FaultName.NotConfigured, "Settings", sentence, inner);

    private JsonObject ReadRoot()
    {
        try
        {
            if (!Exists)
            {
                return [];
            }

            if (new FileInfo(folder.SettingsFile).Length > MaximumBytes)
            {
                throw Fault($"{folder.SettingsFile} is larger than 1 MiB and was not read. Replace it by running 'mamcrawler init'.", null);
            }

            var options = new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = 16,
            };
            return JsonNode.Parse(File.ReadAllBytes(folder.SettingsFile), new JsonNodeOptions { PropertyNameCaseInsensitive = true }, options) as JsonObject
                ?? throw Fault($"{folder.SettingsFile} holds no JSON object. Correct it, or run 'mamcrawler init'.", null);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Fault(
                $"{folder.SettingsFile} is not valid JSON ({exception.Message.TrimEnd('.')}). Correct it, or move it away and run 'mamcrawler init'.",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"{folder.SettingsFile} could not be read ({exception.Message.TrimEnd('.')}). Check its permissions.", exception);
        }
    }
}
