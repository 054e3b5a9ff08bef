using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Registry.Api.Serving;

/// <summary>The addresses that the API document describes, for saying what a caller probably meant.</summary>
internal sealed class KnownAddresses(IReadOnlyList<ApiDescription> described)
{
    private const int Shown = 120;
    private const string Version = "/v1/";

    /// <summary>The addresses of the service that answers.</summary>
    public static KnownAddresses Of(HttpContext context) =>
        new([.. context.RequestServices.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items)]);

    /// <summary>The description of an address; null when the document has none.</summary>
    public ApiDescription? Find(RouteEndpoint endpoint, string method) =>
        described.FirstOrDefault(item => item.RelativePath?.Trim('/') == endpoint.RoutePattern.RawText?.Trim('/') && item.HttpMethod == method);

    /// <summary>What to say of an address that there is not.</summary>
    public Bilingual Missed(HttpRequest request)
    {
        var asked = request.Path.Value ?? "/";
        var paths = described.Select(PathOf).Distinct().ToList();
        if (paths.Find(path => Filled(path, asked) == asked) is { } unfit)
            return new($"该地址写作 {WithoutRules(unfit)}，花括号处应为整数。", $"The address is {WithoutRules(unfit)}; a whole number is expected in the braces.");
        var guess = KnownWords.Nearest(Inside(asked), paths.Select(path => Inside(Filled(path, asked))));
        return new(
            $"没有地址 {Short(asked)}{(guess is null ? "" : $"；是否指 {Version}{Short(guess)}")}；/docs 列出全部地址。",
            $"There is nothing at {Short(asked)}{(guess is null ? "" : $"; did you mean {Version}{Short(guess)}")}; /docs lists every address.");
    }

    /// <summary>What to say of a content that an address does not take.</summary>
    public Bilingual OtherContent(HttpRequest request)
    {
        var asked = (request.Path.Value ?? "/").TrimEnd('/');
        var taken = described.Where(item => item.HttpMethod == request.Method && Filled(PathOf(item), asked) == asked)
            .SelectMany(item => item.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>()).SelectMany(accepted => accepted.ContentTypes).Distinct();
        var (said, list) = (request.ContentType is { Length: > 0 } type ? Short(type) : "-", string.Join(", ", taken));
        return new($"Content-Type 为 {said}；该地址接受 {list}，请相应填写 Content-Type。", $"Content-Type is {said}; this address takes {list}. Say so in Content-Type.");
    }

    private static string PathOf(ApiDescription item) => "/" + item.RelativePath?.Trim('/');

    // {id} of a known address stands for whatever the asked one has in its place.
    private static string Filled(string path, string asked)
    {
        var (known, said) = (path.Split('/'), asked.TrimEnd('/').Split('/'));
        return known.Length != said.Length ? path : string.Join('/', known.Zip(said, (part, written) => part.StartsWith('{') ? written : part));
    }

    // What all addresses begin with makes none of them like another.
    private static string Inside(string path) => path.StartsWith(Version, StringComparison.OrdinalIgnoreCase) ? path[Version.Length..] : path.TrimStart('/');

    private static string WithoutRules(string pattern) =>
        string.Join('/', pattern.Split('/').Select(part => part.StartsWith('{') && part.Contains(':') ? part[..part.IndexOf(':')] + "}" : part));

    private static string Short(string text) => text.Length > Shown ? text[..Shown] + "…" : text;
}
