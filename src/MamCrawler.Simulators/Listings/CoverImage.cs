using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Listings;

/// <summary>The picture of every cover: one grey dot.</summary>
internal static class CoverImage
{
    private static readonly byte[] Dot = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
    );

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "image/jpeg";
        context.Response.ContentLength = Dot.Length;
        return context.Response.Body.WriteAsync(Dot).AsTask();
    }
}
