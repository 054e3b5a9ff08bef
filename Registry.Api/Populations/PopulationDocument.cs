using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Populations;

/// <summary>A population version with its people.</summary>
/// <param name="Population">What it is.</param>
/// <param name="Counts">Men then women, youngest first.</param>
internal sealed record PopulationDocument(PopulationEntry Population, IReadOnlyList<PopulationCountEntry> Counts)
{
    /// <summary>The document of a version.</summary>
    public static PopulationDocument Of(PopulationVersion version, IReadOnlyList<PopulationUse> uses) =>
        new(
            PopulationEntry.Of(version, uses),
            [
                .. from sex in (Sex[])[Sex.Male, Sex.Female]
                   from age in Enumerable.Range(0, version.Counts.Ages.Count)
                   select new PopulationCountEntry(
                       ((int)sex).ToString(CultureInfo.InvariantCulture), version.Counts.Ages.Labels[age], version.Counts.Of(sex)[age]),
            ]);
}

/// <summary>People of one sex and age group.</summary>
/// <param name="Sex">1 men, 2 women.</param>
/// <param name="Age">Age group: 0, 1-4, 85+.</param>
/// <param name="Persons">People.</param>
internal sealed record PopulationCountEntry(string? Sex, string? Age, double? Persons);
