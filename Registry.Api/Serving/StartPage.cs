namespace Registry.Api.Serving;

/// <summary>The small page at / that says where to go on.</summary>
internal static class StartPage
{
    // Pages of this service may load only what this service serves.
    private const string OnlyOurOwn =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; frame-ancestors 'none'";

    public static void MapStartPage(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = OnlyOurOwn;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.MapGet("/", () => TypedResults.Stream(Open(), "text/html; charset=utf-8")).ExcludeFromDescription();
    }

    private static Stream Open() =>
        typeof(StartPage).Assembly.GetManifestResourceStream("start.html")
        ?? throw new InvalidOperationException("start.html is not embedded.");
}
