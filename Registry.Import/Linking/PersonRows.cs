namespace Registry.Import.Linking;

/// <summary>Packed persons in segments, so that growing copies nothing.</summary>
internal sealed class PersonRows
{
    private const int SegmentBits = 16;
    private const int SegmentMask = (1 << SegmentBits) - 1;

    private readonly List<PackedPerson[]> _segments = [];
    private PackedPerson[][] _array = [];

    /// <summary>Number of persons.</summary>
    public int Count { get; private set; }

    /// <summary>A person by its row.</summary>
    public ref PackedPerson this[int row] => ref _array[row >> SegmentBits][row & SegmentMask];

    /// <summary>Adds a person at the end.</summary>
    public void Add(in PackedPerson person)
    {
        if (Count >> SegmentBits == _segments.Count)
        {
            _segments.Add(new PackedPerson[1 << SegmentBits]);
            _array = [.. _segments];
        }
        this[Count++] = person;
    }

    /// <summary>Puts the persons in the order of their ids.</summary>
    /// <exception cref="ArgumentException">Two persons have one id.</exception>
    public PersonRows Sorted()
    {
        var sorted = this;
        if (!IsSorted())
        {
            var (ids, rows) = (new long[Count], new int[Count]);
            for (var row = 0; row < Count; row++) (ids[row], rows[row]) = (this[row].Id, row);
            Array.Sort(ids, rows);
            sorted = new();
            foreach (var row in rows) sorted.Add(this[row]);
        }
        for (var row = 1; row < Count; row++)
            if (sorted[row].Id == sorted[row - 1].Id)
                throw new ArgumentException($"The id {sorted[row].Id} stands for two records; ids must be unique.");
        return sorted;
    }

    private bool IsSorted()
    {
        for (var row = 1; row < Count; row++)
            if (this[row].Id < this[row - 1].Id) return false;
        return true;
    }
}
