using System.Net.Http.Headers;
using MamCrawler.Core.Downloads;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>The form of torrents/add.</summary>
internal static class AddForm
{
    internal static MultipartFormDataContent Make(TorrentAddition addition, string? savePath)
    {
        var form = new MultipartFormDataContent("----mamcrawler" + Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()));
        // qBittorrent reads the boundary as it stands, quotes included.
        form.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary").Value = form
            .Headers.ContentType.Parameters.Single(parameter => parameter.Name == "boundary")
            .Value!.Trim('"');
        var file = new ReadOnlyMemoryContent(addition.File.Reveal());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-bittorrent");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"torrents\"", FileName = "\"release.torrent\"" };
        form.Add(file);
        // 5.0 renamed paused to stopped and silently ignores the old name; sending both is safe on all.
        Field("paused", "true");
        Field("stopped", "true");
        Field("category", addition.Category);
        Field("tags", string.Join(',', addition.Tags));
        Field("contentLayout", addition.SubfolderForSingleFile ? "Subfolder" : "Original");
        if (savePath is null)
            return form;
        Field("autoTMM", "false");
        Field("savepath", savePath);
        return form;

        void Field(string name, string value)
        {
            var content = new StringContent(value);
            content.Headers.ContentType = null;
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            form.Add(content);
        }
    }
}
