using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>One number for each group of an age scheme: cases, person-years or weights.</summary>
public sealed class AgeVector
{
    private readonly double[] _values;

    /// <summary>Takes a value for each group, youngest first.</summary>
    /// <exception cref="ArgumentException">The number of values is not the number of groups.</exception>
    public AgeVector(AgeScheme scheme, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        if (values.Length != scheme.Count)
            throw new ArgumentException($"{values.Length} values for the {scheme.Count} age groups of {scheme}.", nameof(values));
        Scheme = scheme;
        _values = values.ToArray();
    }

    /// <summary>The age scheme.</summary>
    public AgeScheme Scheme { get; }

    /// <summary>Value of a group, 0 the youngest.</summary>
    public double this[int group] => _values[group];

    /// <summary>The values, youngest group first.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Sum over all groups.</summary>
    public double Total
    {
        get
        {
            double sum = 0;
            foreach (var value in _values) sum += value;
            return sum;
        }
    }

    /// <summary>Zero in every group.</summary>
    public static AgeVector Zero(AgeScheme scheme) => new(scheme, new double[scheme.Count]);

    /// <summary>The sum group by group.</summary>
    /// <exception cref="ArgumentException">The schemes differ.</exception>
    public static AgeVector operator +(AgeVector left, AgeVector right)
    {
        left.MustShareSchemeWith(right);
        var sum = new double[left.Scheme.Count];
        for (var group = 0; group < sum.Length; group++) sum[group] = left[group] + right[group];
        return new(left.Scheme, sum);
    }

    /// <inheritdoc cref="op_Addition"/>
    public static AgeVector Add(AgeVector left, AgeVector right) => left + right;

    /// <summary>The same numbers on a coarser scheme: 0 and 1-4 become 0-4. Never the reverse: nobody knows how 0-4 divides.</summary>
    /// <exception cref="ArgumentException">A group of <paramref name="coarser"/> is not a sum of groups of this scheme.</exception>
    public AgeVector MergeTo(AgeScheme coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        if (!Scheme.CanMergeTo(coarser))
            throw new ArgumentException($"Age groups of {Scheme} cannot be divided into those of {coarser}.", nameof(coarser));
        var merged = new double[coarser.Count];
        for (var group = 0; group < _values.Length; group++)
            merged[coarser.GroupOf(Scheme.LowerBound(group))] += _values[group];
        return new(coarser, merged);
    }

    /// <summary>Refuses to go on with a vector of another age scheme.</summary>
    /// <exception cref="ArgumentException">The schemes differ.</exception>
    public void MustShareSchemeWith(AgeVector other)
    {
        if (!Scheme.Equals(other.Scheme))
            throw new ArgumentException($"Age schemes differ: {Scheme} and {other.Scheme}.", nameof(other));
    }
}
