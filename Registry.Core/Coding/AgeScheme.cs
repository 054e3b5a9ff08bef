using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>A division of age into groups. Two schemes never meet: the operation is refused.</summary>
public sealed record AgeScheme
{
    private readonly int[] _lowerBounds;

    private AgeScheme(string code, int[] lowerBounds)
    {
        Code = code;
        _lowerBounds = lowerBounds;
        Labels = [.. lowerBounds.Select((lower, group) => LabelOf(lower, group))];
    }

    /// <summary>The Chinese 19 groups: 0, 1-4, 5-9 … 80-84, 85+.</summary>
    public static AgeScheme Cn19 { get; } = new("cn19", [0, 1, .. Enumerable.Range(1, 17).Select(i => i * 5)]);

    /// <summary>The international 18 groups: 0-4, 5-9 … 80-84, 85+.</summary>
    public static AgeScheme To85 { get; } = new("to85", [.. Enumerable.Range(0, 18).Select(i => i * 5)]);

    /// <summary>Every scheme.</summary>
    public static IReadOnlyList<AgeScheme> All { get; } = [Cn19, To85];

    /// <summary>Finds a scheme by its code; null when there is none.</summary>
    public static AgeScheme? Find(string code) => All.FirstOrDefault(s => s.Code == code);

    /// <summary>The division with these youngest ages: one of the two above when they are its ages, else one named by them (0,5,10,…,75+).
    /// Population counts come in many; tables only in the two.</summary>
    /// <exception cref="ArgumentException">There are fewer than two ages, they do not begin at 0 or do not rise.</exception>
    public static AgeScheme Of(IReadOnlyList<int> lowerBounds)
    {
        ArgumentNullException.ThrowIfNull(lowerBounds);
        if (lowerBounds.Count < 2 || lowerBounds[0] != 0 || lowerBounds.Zip(lowerBounds.Skip(1)).Any(pair => pair.Second <= pair.First))
            throw new ArgumentException($"Age groups begin at 0 and rise; these begin at {string.Join(", ", lowerBounds)}.", nameof(lowerBounds));
        return All.FirstOrDefault(scheme => scheme._lowerBounds.AsSpan().SequenceEqual([.. lowerBounds]))
            ?? new(string.Join(',', lowerBounds) + "+", [.. lowerBounds]);
    }

    /// <summary>Short stable code: cn19, to85.</summary>
    public string Code { get; }

    /// <summary>Number of groups, the open last one included, unknown age not.</summary>
    public int Count => _lowerBounds.Length;

    /// <summary>Labels in order: 0, 1-4, 5-9 … 85+.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Youngest age of a group, in completed years.</summary>
    public int LowerBound(int group) => _lowerBounds[group];

    /// <summary>Width of a group in years, or null for the open last one.</summary>
    public int? WidthYears(int group) => group == Count - 1 ? null : _lowerBounds[group + 1] - _lowerBounds[group];

    /// <summary>The group of an age in completed years.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    public int GroupOf(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        var group = Array.BinarySearch(_lowerBounds, age);
        return group >= 0 ? group : ~group - 1;
    }

    /// <summary>The group that starts at this age, or null when none does.</summary>
    public int? GroupStartingAt(int age) => Array.BinarySearch(_lowerBounds, age) is var group and >= 0 ? group : null;

    /// <summary>True when every group of <paramref name="coarser"/> is a sum of groups of this scheme.</summary>
    public bool CanMergeTo(AgeScheme coarser) => Array.TrueForAll(coarser._lowerBounds, age => GroupStartingAt(age) is not null);

    /// <inheritdoc/>
    public bool Equals(AgeScheme? other) => other?.Code == Code;

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Code;

    private string LabelOf(int lower, int group) =>
        WidthYears(group) switch
        {
            null => string.Create(CultureInfo.InvariantCulture, $"{lower}+"),
            1 => lower.ToString(CultureInfo.InvariantCulture),
            { } width => string.Create(CultureInfo.InvariantCulture, $"{lower}-{lower + width - 1}"),
        };
}
