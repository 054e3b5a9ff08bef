namespace Registry.Import.Linking;

/// <summary>Links new records to known persons, and finds duplicates among the known.</summary>
/// <remarks>The result depends on the records, the model and the settings and on nothing else: not on the number of threads, nor on the
/// order of the known persons.</remarks>
public static class PersonLinker
{
    private const int BlockOfRecords = 8192;

    /// <summary>Every pair of a new record and a known person that is not clearly two persons, in the order of the new records.</summary>
    /// <param name="index">The known persons.</param>
    /// <param name="records">New records, read as the result is read.</param>
    /// <param name="model">The weights.</param>
    /// <param name="settings">Bands, threads.</param>
    /// <param name="tally">Counts what was done.</param>
    /// <param name="stop">Stops the linkage.</param>
    /// <exception cref="ArgumentException">The model or a record is not as it must be.</exception>
    public static IEnumerable<PersonPair> Link(
        PersonIndex index, IEnumerable<PersonFacts> records, LinkageModel model, LinkSettings settings, LinkTally tally, CancellationToken stop)
    {
        var linkers = Linkers(index, LinkageModel.Checked(model), settings.Checked());
        return Pairs();

        IEnumerable<PersonPair> Pairs()
        {
            foreach (var block in records.Chunk(BlockOfRecords))
                foreach (var pair in Run(linkers, block.Length, (linker, i) => linker.Link(block[i]), tally, stop))
                    yield return Counted(pair, tally);
        }
    }

    /// <summary>Every pair of known persons that is not clearly two persons, by the ids of the pair.</summary>
    /// <remarks>A pair is automatic only when it is unambiguous seen from both of its records.</remarks>
    /// <param name="index">The known persons.</param>
    /// <param name="model">The weights.</param>
    /// <param name="settings">Bands, threads.</param>
    /// <param name="tally">Counts what was done.</param>
    /// <param name="stop">Stops the linkage.</param>
    public static IEnumerable<PersonPair> LinkWithin(
        PersonIndex index, LinkageModel model, LinkSettings settings, LinkTally tally, CancellationToken stop)
    {
        var linkers = Linkers(index, LinkageModel.Checked(model), settings.Checked());
        var found = new Dictionary<(long, long), PersonPair>();
        for (var from = 0; from < index.Count; from += BlockOfRecords)
        {
            var start = from;
            foreach (var pair in Run(linkers, Math.Min(BlockOfRecords, index.Count - from), (linker, i) => linker.Link(start + i), tally, stop))
            {
                var key = (Math.Max(pair.NewId, pair.KnownId), Math.Min(pair.NewId, pair.KnownId));
                if (!found.TryGetValue(key, out var other) || pair.Band < other.Band)
                    found[key] = pair with { NewId = key.Item1, KnownId = key.Item2 };
            }
        }
        return found.Values.OrderBy(pair => pair.NewId).ThenBy(pair => pair.KnownId).Select(pair => Counted(pair, tally));
    }

    private static RecordLinker[] Linkers(PersonIndex index, LinkageModel model, LinkSettings settings) =>
        [.. Enumerable.Range(0, settings.Threads).Select(_ => new RecordLinker(index, model, settings))];

    // Each thread takes every n-th slice; the results are put back in order.
    private static IEnumerable<PersonPair> Run(
        RecordLinker[] linkers, int records, Func<RecordLinker, int, RecordPairs> link, LinkTally tally, CancellationToken stop)
    {
        var results = new RecordPairs[records];
        var next = 0;
        Parallel.For(0, linkers.Length, new() { MaxDegreeOfParallelism = linkers.Length, CancellationToken = stop }, thread =>
        {
            const int Slice = 64;
            int from;
            while ((from = Interlocked.Add(ref next, Slice) - Slice) < records)
                for (var i = from; i < Math.Min(from + Slice, records); i++) results[i] = link(linkers[thread], i);
        });
        foreach (var result in results) tally.Add(result.Compared, result.Cut);
        return results.SelectMany(result => result.Pairs);
    }

    private static PersonPair Counted(PersonPair pair, LinkTally tally)
    {
        tally.Add(pair.Band);
        return pair;
    }
}
