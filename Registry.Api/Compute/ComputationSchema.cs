using System.Text.Json.Nodes;

namespace Registry.Api.Compute;

/// <summary>JSON Schema of the question that a statistic takes.</summary>
internal static class ComputationSchema
{
    /// <summary>The schema, draft 2020-12.</summary>
    public static JsonObject Of(Computation computation)
    {
        var schema = OfOneTable(computation);
        if (computation.Companion is { } companion)
            schema["properties"]![companion.Name] = Rows(companion.Columns, companion.Meaning.En);
        return schema;
    }

    private static JsonObject OfOneTable(Computation computation) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = computation.Title.En,
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["parameters"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = Members(computation.AllParameters.Select(p => (p.Name, Parameter(p)))),
                ["additionalProperties"] = false,
            },
            ["rows"] = Rows(computation.Columns, description: null),
        },
        ["required"] = new JsonArray("rows"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Rows(IReadOnlyList<ComputeColumn> columns, string? description)
    {
        var rows = new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = Members(columns.Select(c => (c.Name, Column(c)))),
                ["required"] = new JsonArray([.. columns.Where(c => c.IsRequired).Select(c => (JsonNode)c.Name)]),
                ["additionalProperties"] = new JsonObject { ["type"] = Types("string", "number", "null") },
            },
        };
        if (description is not null) rows["description"] = description;
        return rows;
    }

    private static JsonObject Members(IEnumerable<(string Name, JsonObject Schema)> members)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in members) all[name] = schema;
        return all;
    }

    private static JsonObject Parameter(ComputeParameter parameter)
    {
        var schema = new JsonObject { ["description"] = parameter.Meaning.En, ["default"] = parameter.Default };
        switch (parameter.Kind)
        {
            case ParameterKind.Choice:
                schema["enum"] = new JsonArray([.. parameter.Values.Select(v => (JsonNode)v)]);
                break;
            case ParameterKind.Choices:
                schema["type"] = Types("string", "array");
                schema["items"] = new JsonObject { ["enum"] = new JsonArray([.. parameter.Values.Select(v => (JsonNode)v)]) };
                break;
            case ParameterKind.Number or ParameterKind.Whole:
                schema["type"] = parameter.Kind == ParameterKind.Whole ? "integer" : "number";
                schema["default"] = JsonNode.Parse(parameter.Default);
                if (parameter.Least != double.MinValue) schema["minimum"] = parameter.Least;
                if (parameter.Most != double.MaxValue) schema["maximum"] = parameter.Most;
                break;
            default:
                schema["type"] = "string";
                break;
        }
        return schema;
    }

    private static JsonObject Column(ComputeColumn column)
    {
        var schema = new JsonObject { ["description"] = column.Meaning.En };
        schema["type"] = column.Kind switch
        {
            ColumnKind.Age => Types("string", "integer"),
            ColumnKind.Text => Types("string", "number"),
            _ => Types("number", "null"),
        };
        if (column.Kind is ColumnKind.Count or ColumnKind.Fraction) schema["minimum"] = 0;
        if (column.Kind == ColumnKind.Count) schema["maximum"] = InputLimits.MostCount;
        if (column.Kind == ColumnKind.Fraction) schema["maximum"] = 1;
        return schema;
    }

    private static JsonArray Types(params string[] types) => new([.. types.Select(t => (JsonNode)t)]);
}
