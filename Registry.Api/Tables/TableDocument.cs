using Registry.Api.Populations;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>Shape of a table in JSON, for the API document; <see cref="TableJson"/> writes it.</summary>
/// <param name="DataState">Data the numbers come from.</param>
/// <param name="SiteScheme">Site scheme with version.</param>
/// <param name="Counting">Which tumours of a person with several are counted: all, primaries or first.</param>
/// <param name="Deaths">Where deaths come from: vital (the death files) or cases (registered cases).</param>
/// <param name="Settings">What decides where certain codes are counted.</param>
/// <param name="Standards">Standard populations of the rates.</param>
/// <param name="Confidence">Two-sided confidence level of every limit, a fraction.</param>
/// <param name="TumoursLeftOut">Tumours of the registries and years of the question that this way of counting leaves out.</param>
/// <param name="NotTabulated">Cases and deaths of unknown sex in the period, which no row holds.</param>
/// <param name="Incomplete">Registries and years of the question that reported nothing of an event; their people are in none of its denominators.</param>
/// <param name="Populations">The population version that each registry and year of the question is divided by.</param>
/// <param name="Methods">Where the methods are explained.</param>
/// <param name="Rows">The rows; members are the columns of the CSV, in its order.</param>
internal sealed record TableDocument(
    DataState DataState, string SiteScheme, string Counting, string Deaths, string Settings, IReadOnlyList<string> Standards, double Confidence,
    int? TumoursLeftOut, NotTabulated? NotTabulated,
    IReadOnlyList<IncompleteYear>? Incomplete, IReadOnlyList<PopulationProvenance>? Populations, string Methods,
    IReadOnlyList<Dictionary<string, object?>> Rows);

/// <summary>Cases and deaths of unknown sex.</summary>
/// <param name="Cases">Reportable cases.</param>
/// <param name="Deaths">Deaths from reportable cancers.</param>
internal sealed record NotTabulated(int Cases, int Deaths);

/// <summary>A registry and year that reported nothing of an event.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Event">incidence or mortality.</param>
internal sealed record IncompleteYear(string Registry, int Year, string Event);
