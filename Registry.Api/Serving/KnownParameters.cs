using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
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
    private static string[]? NamesOf(RouteEndpoint endpoint, HttpContext context)
    {
        var descriptions = context.RequestServices.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items;
        var path = endpoint.RoutePattern.RawText?.Trim('/');
        var described = descriptions.SelectMany(group => group.Items)
            .FirstOrDefault(item => item.RelativePath?.Trim('/') == path && item.HttpMethod == context.Request.Method);
        return described is null ? null
            : [.. described.ParameterDescriptions.Where(parameter => parameter.Source == BindingSource.Query).Select(parameter => parameter.Name)];
    }

    private static Refusals WhyRefused(IEnumerable<string> asked, IReadOnlyList<string> known)
    {
        var refusals = new Refusals();
        var list = known.Count == 0 ? (Zh: "该地址没有参数", En: "this address has none") : (Zh: $"可用的有 {string.Join("、", known)}", En: $"known are {string.Join(", ", known)}");
        foreach (var name in asked.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
            refusals.AddUnknown(name, new($"没有这个参数；{list.Zh}。", $"there is no such parameter; {list.En}."));
        return refusals;
    }
}
