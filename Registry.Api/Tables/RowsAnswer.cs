using System.Text;
using Microsoft.Net.Http.Headers;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>Computed rows as an answer: a document in JSON, or CSV when the caller accepts or asks for it; with their data state.</summary>
/// <param name="state">Data the numbers come from.</param>
/// <param name="columns">Heads of the columns.</param>
/// <param name="rows">The rows, computed: an answer that has begun cannot say any more that it took too long.</param>
/// <param name="document">The document of these rows.</param>
internal sealed class RowsAnswer<TDocument>(
    DataState state, IReadOnlyList<string> columns, IReadOnlyList<IEnumerable<object?>> rows, Func<TDocument> document) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers["Data-State"] = state.ToString();
        if (!TableAnswer.WantsCsv(httpContext.Request))
        {
            await response.WriteAsJsonAsync(document(), httpContext.RequestAborted);
            return;
        }
        response.ContentType = "text/csv; charset=utf-8";
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(false), 1 << 16);
        await CsvText.WriteAsync(text, columns, rows);
    }
}
