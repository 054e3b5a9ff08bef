using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Registry.Api.Serving;

/// <summary>Refuses query parameters that an address does not have: a misspelt one would be left out silently.</summary>
/// <remarks>What an address has is read from the descriptions of the endpoints, from which the OpenAPI document is made too.</remarks>
internal static class KnownParameters
{
    /// <summary>Answers 400 to a request of /v1 with an unknown query parameter, before its body is read.</summary>
    public static void UseKnownParameters(this WebApplication app)
    {
        var known = new ConcurrentDictionary<Endpoint, IReadOnlyList<string>?>();
        app.Use(async (context, next) =>
        {
            var names = context.Request.Query.Count > 0 && context.GetEndpoint() is RouteEndpoint endpoint
                ? known.GetOrAdd(endpoint, _ => NamesOf(endpoint, context)) : null;
            if (names is null || WhyRefused(context.Request.Query.Keys, names) is not { None: false } refusals)
                await next(context);
            else
                await refusals.ToProblem().ExecuteAsync(context);
        });
    }

    // Null for an endpoint that the document does not describe.
    private static string[]? NamesOf(RouteEndpoint endpoint, HttpContext context) =>
        KnownAddresses.Of(context).Find(endpoint, context.Request.Method) is { } described
            ? [.. described.ParameterDescriptions.Where(parameter => parameter.Source == BindingSource.Query).Select(parameter => parameter.Name)]
            : null;

    private static Refusals WhyRefused(IEnumerable<string> asked, IReadOnlyList<string> known)
    {
        var refusals = new Refusals();
        foreach (var name in asked.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
            refusals.AddUnknown(name, new("参数", "parameter"), known);
        return refusals;
    }
}
