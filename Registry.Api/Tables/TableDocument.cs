using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>Shape of a table in JSON, for the API document; <see cref="TableJson"/> writes it.</summary>
/// <param name="DataState">Data the numbers come from.</param>
/// <param name="SiteScheme">Site scheme with version.</param>
/// <param name="Standards">Standard populations of the rates.</param>
/// <param name="Confidence">Two-sided confidence level of every limit, a fraction.</param>
/// <param name="Methods">Where the methods are explained.</param>
/// <param name="Rows">The rows; members are the columns of the CSV, in its order.</param>
internal sealed record TableDocument(
    DataState DataState, string SiteScheme, IReadOnlyList<string> Standards, double Confidence, string Methods,
    IReadOnlyList<Dictionary<string, object?>> Rows);
