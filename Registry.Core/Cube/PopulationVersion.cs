using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>The people of one registry on one day by sex and age, with where the counts come from. Once stored it is never changed: what is
/// known better later is another version.</summary>
public sealed record PopulationVersion
{
    /// <summary>Beyond the years that were counted.</summary>
    public const string Extrapolated = "extrapolated";

    /// <summary>Age groups were divided.</summary>
    public const string Split = "split";

    /// <summary>P12; B3 or B3+B7 for what batches delivered; empty before it is stored.</summary>
    public string Label { get; init; } = "";

    /// <summary>Registry code, six digits.</summary>
    public required string Registry { get; init; }

    /// <summary>The day the counts are of: 1 July for a mid-year population, 31 December for a year-end.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whose residence they mean.</summary>
    public required PopulationBasis Basis { get; init; }

    /// <summary>How they came about.</summary>
    public required PopulationMethod Method { get; init; }

    /// <summary>Where they come from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>Labels of the versions it was worked out of, in the order of the method; empty for a count.</summary>
    public IReadOnlyList<string> MadeOf { get; init; } = [];

    /// <summary>What to bear in mind of every rate: <see cref="Extrapolated"/>, <see cref="Split"/>; handed on to what is made of it.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>The people.</summary>
    public required SexAgeCounts Counts { get; init; }

    /// <summary>When it was stored (UTC), or null.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Who stored it, or null.</summary>
    public string? MadeBy { get; init; }

    /// <summary>True when it may be a denominator as far as its day goes: person-years of a year are its mid-year population.</summary>
    public bool IsMidYear => Date is { Month: 7, Day: 1 };

    /// <summary>The middle of a year.</summary>
    public static DateOnly MidYear(int year) => new(year, 7, 1);

    /// <summary>Name by which a delivered population is asked for: 330106-2021.</summary>
    public static string DeliveredName(string registry, int year) => string.Create(CultureInfo.InvariantCulture, $"{registry}-{year}");
}
