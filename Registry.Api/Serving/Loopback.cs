using System.Net;

namespace Registry.Api.Serving;

/// <summary>The rule that the service listens on this machine only, as long as it knows no users.</summary>
internal static class Loopback
{
    /// <summary>Address the service listens on when nothing is said.</summary>
    public const string UsualUrl = "http://127.0.0.1:5080";

    /// <summary>Why these addresses are refused, or null when every one is a loopback address.</summary>
    /// <param name="urls">Addresses separated by semicolons, as the server takes them.</param>
    public static Bilingual? WhyRefused(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return new($"{url} 不是 {UsualUrl} 这样的地址。", $"{url} is not an address such as {UsualUrl}.");
            if (!IsLoopback(address))
                return new(
                    $"{url} 可从其他计算机访问。本服务尚无登录，只在本机监听；请用 127.0.0.1、[::1] 或 localhost，如 {UsualUrl}。",
                    $"{url} can be reached from other machines. The service has no log-in yet and listens on this machine only; "
                    + $"use 127.0.0.1, [::1] or localhost, such as {UsualUrl}.");
        }
        return urls.Trim(' ', ';').Length == 0 ? new($"没有地址；请写如 {UsualUrl} 的地址。", $"no address; write one such as {UsualUrl}.") : null;
    }

    /// <summary>Refuses what a page of another site makes a browser on this machine send: a host name that is not this machine's,
    /// or an origin that is not this service.</summary>
    public static void UseOnlyFromHere(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            if (IsFromHere(context.Request))
                await next(context);
            else
                await Problems.Of(StatusCodes.Status403Forbidden, "not-from-here",
                    new("本服务仅限本机访问。", "This service answers pages and programs of this machine only."),
                    new("请求的 Host 或 Origin 不是本机；请在本机打开 http://127.0.0.1 上的服务地址。",
                        "Host or Origin of the request is another machine's; ask the service on this machine by its address on http://127.0.0.1."))
                    .ExecuteAsync(context);
        });

    private static bool IsFromHere(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var self) && IsLoopback(self)
        && request.Headers.Origin.All(origin => origin == $"{request.Scheme}://{request.Host}");

    private static bool IsLoopback(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
