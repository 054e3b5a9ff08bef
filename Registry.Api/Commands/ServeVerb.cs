using System.CommandLine;
using Registry.Api.Serving;

namespace Registry.Api.Commands;

/// <summary><c>registry serve</c>: the HTTP service on this machine.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var db = Options.Db();
        var urls = Options.Read("--urls", "URL[;URL]", $"Loopback address to listen on (default {Loopback.UsualUrl})", (text, refuse) =>
        {
            if (Loopback.WhyRefused(text) is { } reason) refuse(reason);
            return text;
        });
        urls.DefaultValueFactory = _ => Loopback.UsualUrl;
        var megabytes = Options.Number("--max-upload-mb", "N", "Largest upload in MB", 1, 1_000_000, 2048);
        var (checks, bands) = (new CheckOptions(), AssessVerb.Bands());
        var verb = new Command("serve", "Serve the API, its documentation and the start page on this machine only") { db, urls, megabytes, bands };
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            var settings = new ServiceSettings
            {
                Database = call.GetRequiredValue(db),
                Urls = call.GetRequiredValue(urls),
                Checks = checks.Of(call),
                Bands = call.GetRequiredValue(bands),
                MaxUploadBytes = call.GetValue(megabytes) * 1_048_576,
            };
            await using var service = Service.Build(settings);
            await service.StartAsync(stop);
            await call.InvocationConfiguration.Output.WriteLineAsync(
                $"Listening on {string.Join(", ", service.Urls)} - this machine only, because there is no log-in yet. Ctrl+C ends it.");
            await call.InvocationConfiguration.Output.FlushAsync(stop);
            await service.WaitForShutdownAsync(stop);
            return CommandLine.Done;
        });
        return verb;
    }
}
