namespace Registry.Core.Store;

/// <summary>Pairs of numbers that are handed out side by side, kept as runs: a person and its first case. Memory grows with
/// the gaps between them, not with the pairs.</summary>
internal sealed class RisingPairs
{
    private readonly List<(long Key, long Value, long Length)> _runs = [];

    /// <summary>Adds a pair.</summary>
    /// <exception cref="ArgumentException">The key does not lie above those before it.</exception>
    public void Add(long key, long value)
    {
        if (_runs.Count > 0)
        {
            var (first, start, length) = _runs[^1];
            if (key < first + length) throw new ArgumentException($"{key} comes after {first + length - 1}.", nameof(key));
            if (key == first + length && value == start + length)
            {
                _runs[^1] = (first, start, length + 1);
                return;
            }
        }
        _runs.Add((key, value, 1));
    }

    /// <summary>The value of a key, or null when it was not added.</summary>
    public long? Find(long key)
    {
        var (low, high) = (0, _runs.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, value, length) = _runs[middle];
            if (key < first) high = middle - 1;
            else if (key >= first + length) low = middle + 1;
            else return value + (key - first);
        }
        return null;
    }

    public void Clear() => _runs.Clear();
}
