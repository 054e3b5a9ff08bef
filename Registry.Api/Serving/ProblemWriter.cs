using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Registry.Api.Serving;

/// <summary>Writes every problem as application/problem+json, whatever the caller accepts: a caller of CSV must be told what is wrong too.</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    /// <inheritdoc/>
    public bool CanWrite(ProblemDetailsContext context) => true;

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        if (!context.ProblemDetails.Extensions.ContainsKey("code")) Faults.Explain(context);
        var (problem, response) = (context.ProblemDetails, context.HttpContext.Response);
        await response.WriteAsJsonAsync(problem, problem.GetType(), json.Value.SerializerOptions, "application/problem+json", context.HttpContext.RequestAborted);
    }
}
