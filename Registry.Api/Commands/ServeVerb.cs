using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry serve</c>: the HTTP service on this machine.</summary>
internal static class ServeVerb
{
    private static readonly Bilingual NoDatabase = new(
        "没有这个数据库文件；请检查路径，先用 registry import 导入文件，或加 --create 新建空库。",
        "there is no such database; look at the path, make one with registry import, or say --create for an empty one.");

    public static Command Create()
    {
        var db = Options.Db();
        var create = new Option<bool>("--create") { Description = "Make the database when there is none; without it a path that is mistyped is told" };
        var urls = Options.Read("--urls", "URL[;URL]", $"Loopback address to listen on (default {Loopback.UsualUrl})", (text, refuse) =>
        {
            if (Loopback.WhyRefused(text) is { } reason) refuse(reason);
            return text;
        });
        urls.DefaultValueFactory = _ => Loopback.UsualUrl;
        var megabytes = Options.Number("--max-upload-mb", "N", "Largest upload in MB", 1, 1_000_000, 2048);
        var (checks, bands) = (new CheckOptions(), new BandOptions());
        var verb = new Command("serve", "Serve the API, its documentation and the start page on this machine only") { db, create, urls, megabytes };
        db.Validators.Add(result =>
        {
            if (result.GetResult(create) is null && result.Tokens is [var file] && !File.Exists(file.Value))
                result.AddError(Options.Of("--db", file.Value, NoDatabase));
        });
        checks.AddTo(verb);
        bands.AddTo(verb);
        verb.SetAction((call, stop) => RunAsync(call, new ServiceSettings
        {
            Database = call.GetRequiredValue(db),
            Urls = call.GetRequiredValue(urls),
            Checks = checks.Of(call),
            Bands = bands.Of(call),
            MaxUploadBytes = call.GetValue(megabytes) * 1_048_576,
        }, stop));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult call, ServiceSettings settings, CancellationToken stop)
    {
        await using var service = Service.Build(settings);
        call.Told(service.Services.GetRequiredService<RegistryDatabase>());
        try
        {
            await service.StartAsync(stop);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return CommandLine.InTrouble(call, new(
                $"{settings.Urls} 的端口已被占用，可能已有一个服务在运行；请先结束它，或用 --urls 换一个端口，如 http://127.0.0.1:5081。",
                $"the port of {settings.Urls} is taken, perhaps by another service of this program; end that one, or say another with --urls, such as http://127.0.0.1:5081."));
        }
        var where = string.Join(", ", service.Urls);
        await call.InvocationConfiguration.Output.WriteLineAsync(new Bilingual(
            $"服务地址 {where}，仅限本机（尚无登录）。按 Ctrl+C 结束。", $"Listening on {where} - this machine only, because there is no log-in yet. Ctrl+C ends it.")
            .In(CallLanguage.Of(call)));
        await call.InvocationConfiguration.Output.FlushAsync(stop);
        await service.WaitForShutdownAsync(stop);
        return CommandLine.Done;
    }
}
