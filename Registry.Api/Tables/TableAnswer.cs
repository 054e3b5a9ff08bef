using System.Text;
using Microsoft.Net.Http.Headers;
using Registry.Analytics.Tidy;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>A statistical table as an answer: JSON, or CSV when the caller accepts or asks for it; tagged with its data state.</summary>
internal sealed class TableAnswer(
    CountCube cube, TableQuestion question, IReadOnlyList<string> columns, IEnumerable<TidyRow> rows) : IResult
{
    private static readonly string Program = typeof(TableAnswer).Assembly.GetName().Version!.ToString();

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response, stop) = (httpContext.Request, httpContext.Response, httpContext.RequestAborted);
        var csv = WantsCsv(request);
        var state = $"{Program}-{cube.State.Version}-{cube.State.At.UtcTicks:x}-{(csv ? "csv" : "json")}";
        var tag = new EntityTagHeaderValue($"\"{state}\"", isWeak: true);
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers["Data-State"] = cube.State.ToString();
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        if (!csv)
        {
            await TableJson.WriteAsync(response.Body, cube, question, columns, rows, stop);
            return;
        }
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(false), 1 << 16);
        await CsvText.WriteAsync(text, columns, rows.Select(row => row.Values));
    }

    /// <summary>True when the address says format=csv, or says nothing and the caller prefers CSV to JSON.</summary>
    public static bool WantsCsv(HttpRequest request) =>
        request.Query["format"].ToString() is { Length: > 0 } format
            ? format == "csv"
            : request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).FirstOrDefault()?.MediaType == "text/csv";
}
