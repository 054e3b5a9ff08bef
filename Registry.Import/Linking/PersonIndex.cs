namespace Registry.Import.Linking;

/// <summary>Known persons, ready to be looked up: packed rows, their names once each, frequencies, and a table of blocks for each pass.</summary>
/// <remarks>In memory only; it holds names. It does not change once it is built and may be read from several threads.</remarks>
public sealed class PersonIndex
{
    private readonly BlockTable[] _blocks;

    private PersonIndex(PersonRows rows, KnownNames names, KnownFrequencies frequencies, KnownAreas areas, BlockTable[] blocks, int blockCap) =>
        (Rows, Names, Frequencies, Areas, _blocks, BlockCap) = (rows, names, frequencies, areas, blocks, blockCap);

    /// <summary>Number of persons.</summary>
    public int Count => Rows.Count;

    /// <summary>Number of different names.</summary>
    public int DistinctNames => Names.Count;

    internal PersonRows Rows { get; }

    internal KnownNames Names { get; }

    internal KnownFrequencies Frequencies { get; }

    internal KnownAreas Areas { get; }

    internal int BlockCap { get; }

    /// <summary>Builds the index. The result does not depend on the order of the persons.</summary>
    /// <param name="persons">The known persons; read once.</param>
    /// <param name="settings">Block cap and threads are used.</param>
    /// <param name="stop">Stops the building.</param>
    /// <exception cref="ArgumentException">Two persons have one id, or the key of a resident ID has not 17 digits.</exception>
    public static PersonIndex Build(IEnumerable<PersonFacts> persons, LinkSettings settings, CancellationToken stop)
    {
        settings = settings.Checked();
        var (unsorted, names) = (new PersonRows(), new KnownNames());
        Span<int> points = stackalloc int[NameText.Longest];
        foreach (var facts in persons)
        {
            if ((unsorted.Count & 0xFFFF) == 0) stop.ThrowIfCancellationRequested();
            var person = PackedPerson.Of(facts, KnownAreas.None);
            person.Name = names.Add(points[..NameText.Normalise(facts.Name, points)]);
            unsorted.Add(person);
        }
        names.Close(settings.Threads, stop);
        var rows = unsorted.Sorted();
        var frequencies = new KnownFrequencies();
        names.CountInto(frequencies);
        for (var row = 0; row < rows.Count; row++) frequencies.AddPerson(rows[row], names.Keys(rows[row].Name));
        var areas = KnownAreas.Learn(rows);
        var blocks = new BlockTable[BlockKeys.Passes];
        Parallel.For(0, BlockKeys.Passes, new() { MaxDegreeOfParallelism = settings.Threads, CancellationToken = stop },
            pass => blocks[pass] = BlockTable.Build(pass, rows, names, settings.BlockCap, stop));
        return new(rows, names, frequencies, areas, blocks, settings.BlockCap);
    }

    /// <summary>A row with its name.</summary>
    internal PersonView View(int row)
    {
        ref readonly var person = ref Rows[row];
        return new(in person, Names.Points(person.Name), Names.SurnameLength(person.Name), in Names.Keys(person.Name));
    }

    /// <summary>Rows that share a block with a person, ascending, each once.</summary>
    /// <returns>Number of rows left out of blocks that are too large.</returns>
    internal int Candidates(in PersonView person, List<int> rows)
    {
        rows.Clear();
        var cut = 0;
        for (var pass = 0; pass < BlockKeys.Passes; pass++) cut += CandidatesOf(pass, person, rows);
        rows.Sort();
        var kept = 0;
        for (var i = 0; i < rows.Count; i++)
            if (kept == 0 || rows[i] != rows[kept - 1]) rows[kept++] = rows[i];
        rows.RemoveRange(kept, rows.Count - kept);
        return cut;
    }

    /// <summary>Adds the rows of one pass.</summary>
    internal int CandidatesOf(int pass, in PersonView person, List<int> rows) =>
        _blocks[pass].Collect(person.Person, person.Keys, Rows, BlockCap, rows);
}
