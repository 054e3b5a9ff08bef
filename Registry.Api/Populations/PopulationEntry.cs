using System.Globalization;
using Registry.Api.Batches;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Populations;

/// <summary>A population version as the service and the command line show it.</summary>
/// <param name="Version">P12, or B3 for what batch 3 delivered.</param>
/// <param name="Name">By which it is asked for: P12, or 330106-2021.</param>
/// <param name="Registry">Registry code.</param>
/// <param name="Date">Day of the counts: 07-01 for a mid-year population.</param>
/// <param name="Definition">huji (household-registered) or changzhu (usual residents).</param>
/// <param name="Method">census, year-end, mid-year, delivered, mid-year-mean, linear …</param>
/// <param name="MethodName">The same in words.</param>
/// <param name="Source">Where the counts come from.</param>
/// <param name="MadeOf">Versions it was worked out of.</param>
/// <param name="Caveats">extrapolated, split.</param>
/// <param name="AgeGroups">cn19, to85, or the lower bounds of the groups.</param>
/// <param name="Men">Men of all ages.</param>
/// <param name="Women">Women of all ages.</param>
/// <param name="Total">Everybody.</param>
/// <param name="IsUsed">True when the rates of its registry and year divide by it.</param>
/// <param name="MadeAt">When it was stored (UTC); null for a delivered one.</param>
/// <param name="MadeBy">Who stored it.</param>
internal sealed record PopulationEntry(
    string Version, string Name, string Registry, string Date, string Definition, string Method, Words MethodName, string Source,
    IReadOnlyList<string> MadeOf, IReadOnlyList<string> Caveats, string AgeGroups, double Men, double Women, double Total, bool IsUsed,
    DateTimeOffset? MadeAt, string? MadeBy)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "version", "name", "registry", "date", "definition", "method", "source", "made_of", "caveats", "age_groups", "men", "women", "total", "used",
        "made_at", "made_by",
    ];

    /// <summary>The entry of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="uses">The decisions that stand.</param>
    public static PopulationEntry Of(PopulationVersion version, IReadOnlyList<PopulationUse> uses)
    {
        var isDelivered = version.Method == PopulationMethod.Delivered;
        var decided = uses.FirstOrDefault(use => use.Registry == version.Registry && use.Year == version.Date.Year);
        return new(
            version.Label, isDelivered ? PopulationVersion.DeliveredName(version.Registry, version.Date.Year) : version.Label,
            version.Registry, version.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), version.Basis.Word(), version.Method.Word(),
            new(version.Method.NameZh(), version.Method.NameEn()), version.Source, version.MadeOf, version.Caveats, version.Counts.Ages.Code,
            version.Counts.Men.Total, version.Counts.Women.Total, version.Counts.Total,
            isDelivered ? decided?.Version is null : decided?.Version == version.Label, version.MadeAt, version.MadeBy);
    }

    /// <summary>The cells of a CSV line.</summary>
    public IEnumerable<object?> Values() =>
    [
        Version, Name, Registry, Date, Definition, Method, Source, string.Join(' ', MadeOf), string.Join(' ', Caveats), AgeGroups, Men, Women, Total,
        IsUsed ? "yes" : "no", MadeAt?.ToString("O", CultureInfo.InvariantCulture), MadeBy,
    ];
}
