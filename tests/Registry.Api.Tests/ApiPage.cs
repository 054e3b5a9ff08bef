using System.Text;
using System.Text.Json.Nodes;

namespace Registry.Api.Tests;

/// <summary>docs/api.md from the OpenAPI document: one heading a tag, one section an address.</summary>
internal static class ApiPage
{
    public static IEnumerable<(string Method, string Path, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    public static string Write(JsonNode document)
    {
        var page = new StringBuilder();
        page.AppendLine("# API").AppendLine();
        page.AppendLine("Made from the OpenAPI document by `./test --docs`; do not edit. The service shows the same at `/docs`.").AppendLine();
        page.AppendLine((string)document["info"]!["description"]!);
        foreach (var tag in Operations(document).GroupBy(o => (string)o.Operation["tags"]![0]!))
        {
            page.AppendLine().AppendLine($"## {tag.Key}");
            foreach (var (method, path, operation) in tag) WriteOperation(page, document, method, path, operation);
        }
        return page.ToString();
    }

    private static void WriteOperation(StringBuilder page, JsonNode document, string method, string path, JsonNode operation)
    {
        page.AppendLine().AppendLine($"### {method} {path}").AppendLine();
        page.AppendLine($"{(string?)operation["summary"]}.").AppendLine();
        if ((string?)operation["description"] is { } description) page.AppendLine(description).AppendLine();
        if (operation["parameters"]?.AsArray() is { Count: > 0 } parameters)
        {
            page.AppendLine("| parameter | in | meaning |").AppendLine("|---|---|---|");
            foreach (var parameter in parameters)
                page.AppendLine($"| `{(string?)parameter!["name"]}` | {(string?)parameter["in"]} | {(string?)parameter["description"]} |");
            page.AppendLine();
        }
        foreach (var (type, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            page.AppendLine($"Body ({type}): {string.Join(", ", Members(document, content!).Select(name => $"`{name}`"))}.").AppendLine();
        var answers = operation["responses"]!.AsObject().Select(a =>
            a.Value!["content"]?.AsObject() is { Count: > 0 } content ? $"{a.Key} ({string.Join(", ", content.Select(c => c.Key))})" : a.Key);
        page.AppendLine($"Answers: {string.Join("; ", answers)}.");
    }

    private static IEnumerable<string> Members(JsonNode document, JsonNode content)
    {
        // A body that may be left out is one of nothing and its schema.
        var reference = content["schema"]!["$ref"] ?? content["schema"]!["oneOf"]!.AsArray().Select(one => one!["$ref"]).First(found => found is not null);
        var schema = ((string)reference!).Split('/')[^1];
        return document["components"]!["schemas"]![schema]!["properties"]!.AsObject().Select(member => member.Key);
    }
}
