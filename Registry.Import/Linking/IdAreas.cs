namespace Registry.Import.Linking;

/// <summary>The division where most persons live whose resident ID was issued in a division.</summary>
/// <remarks>An ID keeps the division of its first issue, which may have been renamed or merged since: what it is now is learnt from the known
/// persons themselves. It tells the household division a second time, also of those who have moved.</remarks>
internal sealed class IdAreas
{
    private const int FewestPersons = 3;

    private readonly Dictionary<int, int> _areas = [];

    /// <summary>Knows no division.</summary>
    public static IdAreas None { get; } = new();

    /// <summary>Learns from rows and tells each row its own.</summary>
    public static IdAreas Learn(PersonRows rows)
    {
        var (counts, all, areas) = (new Dictionary<(int Issued, int Area), int>(), new Dictionary<int, int>(), new IdAreas());
        for (var row = 0; row < rows.Count; row++)
        {
            ref readonly var person = ref rows[row];
            if (person.ResidentKey == 0 || person.Area == 0) continue;
            var issued = DivisionOf(person.ResidentKey);
            counts[(issued, person.Area)] = counts.GetValueOrDefault((issued, person.Area)) + 1;
            all[issued] = all.GetValueOrDefault(issued) + 1;
        }
        foreach (var ((issued, area), count) in counts)
            if (count >= FewestPersons && count * 2 > all[issued]) areas._areas[issued] = area;
        for (var row = 0; row < rows.Count; row++) rows[row].IdArea = areas.Of(rows[row].ResidentKey);
        return areas;
    }

    /// <summary>The division told by the key of a resident ID; 0 when there is no ID or its division says nothing.</summary>
    public int Of(long residentKey) => residentKey == 0 ? 0 : _areas.GetValueOrDefault(DivisionOf(residentKey));

    private static int DivisionOf(long residentKey) => (int)(residentKey / 100_000_000_000);
}
