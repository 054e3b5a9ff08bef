using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Registry.Api.Serving;

/// <summary>The OpenAPI document and the page that shows it; everything comes from this program, nothing from the network.</summary>
internal static class ApiDocument
{
    private const string Description =
        """
        Cancer registry: batches of case, death and population files, and the statistics computed from them.
        Every statistical answer says the data state, the method and the standard population it was computed with;
        its rows have the same names in JSON and in CSV. Errors are problem details (RFC 9457), keyed by parameter.

        肿瘤登记：上报文件的批次，以及由此计算的统计指标。每个统计结果都注明数据状态、方法和标准人口。
        """;

    /// <summary>Registers the document.</summary>
    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options => options.AddDocumentTransformer(Introduce));

    /// <summary>Serves the document at /openapi/v1.json and the browsable page at /docs.</summary>
    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "CancerRegistry API";
            page.SwaggerEndpoint("/openapi/v1.json", "v1");
            page.EnableValidator(null);
        });
    }

    // The address depends on how the service was started, so the document names none: it is the same on every machine.
    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo { Title = "CancerRegistry", Version = "v1", Description = Description };
        document.Servers = [];
        return Task.CompletedTask;
    }
}
