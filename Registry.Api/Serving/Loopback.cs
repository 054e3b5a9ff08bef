using System.Net;

namespace Registry.Api.Serving;

/// <summary>The rule that the service listens on this machine only, as long as it knows no users.</summary>
internal static class Loopback
{
    /// <summary>Address the service listens on when nothing is said.</summary>
    public const string UsualUrl = "http://127.0.0.1:5080";

    /// <summary>Why these addresses are refused, or null when every one is a loopback address.</summary>
    /// <param name="urls">Addresses separated by semicolons, as the server takes them.</param>
    public static string? WhyRefused(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return $"{url} is not an address such as {UsualUrl}.";
            if (!IsLoopback(address))
                return $"{url} can be reached from other machines. The service has no log-in yet and listens on this machine only; "
                    + $"use 127.0.0.1, [::1] or localhost, such as {UsualUrl}.";
        }
        return urls.Trim(' ', ';').Length == 0 ? $"no address; write one such as {UsualUrl}." : null;
    }

    /// <summary>Refuses what a page of another site makes a browser on this machine send: a host name that is not this machine's,
    /// or an origin that is not this service.</summary>
    public static void UseOnlyFromHere(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            if (IsFromHere(context.Request))
                await next(context);
            else
                await TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden,
                    title: "This service answers pages and programs of this machine only. 本服务仅限本机访问。").ExecuteAsync(context);
        });

    private static bool IsFromHere(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var self) && IsLoopback(self)
        && request.Headers.Origin.All(origin => origin == $"{request.Scheme}://{request.Host}");

    private static bool IsLoopback(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
