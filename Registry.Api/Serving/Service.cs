using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Registry.Api.Lists;

namespace Registry.Api.Serving;

/// <summary>The HTTP service: what it has, then what it answers.</summary>
internal static class Service
{
    /// <summary>Builds the service; the caller starts it.</summary>
    public static WebApplication Build(ServiceSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(settings);
        builder.Services.AddProblemDetails();
        builder.Services.AddApiDocument();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapStartPage();
        app.MapApiDocument();
        var v1 = app.MapGroup("/v1");
        v1.MapLists();
        return app;
    }
}
