namespace Registry.Import.Linking;

/// <summary>The division where most persons live whose resident ID was issued in a division, or who go to a hospital.</summary>
/// <remarks>An ID keeps the division of its first issue, which may have been renamed or merged since: what it is now is learnt from the known
/// persons themselves. It tells the household division a second time, also of those who have moved. A hospital of a county tells it
/// once more; one to which people come from everywhere tells nothing.</remarks>
internal sealed class KnownAreas
{
    private const int FewestPersons = 3;

    private readonly Dictionary<long, int> _ofIds;
    private readonly Dictionary<long, int> _ofHospitals;

    private KnownAreas(Dictionary<long, int> ofIds, Dictionary<long, int> ofHospitals) => (_ofIds, _ofHospitals) = (ofIds, ofHospitals);

    /// <summary>Knows no division.</summary>
    public static KnownAreas None { get; } = new([], []);

    /// <summary>Learns from rows and tells each row its own.</summary>
    public static KnownAreas Learn(PersonRows rows)
    {
        var areas = new KnownAreas(
            Majority(rows, static (in PackedPerson person) => person.ResidentKey == 0 ? 0 : DivisionOf(person.ResidentKey)),
            Majority(rows, static (in PackedPerson person) => person.Hospital));
        for (var row = 0; row < rows.Count; row++)
            (rows[row].IdArea, rows[row].HospitalArea) = (areas.OfId(rows[row].ResidentKey), areas.OfHospital(rows[row].Hospital));
        return areas;
    }

    /// <summary>The division told by the key of a resident ID; 0 when there is no ID or its division says nothing.</summary>
    public int OfId(long residentKey) => residentKey == 0 ? 0 : _ofIds.GetValueOrDefault(DivisionOf(residentKey));

    /// <summary>The division told by the hash of a hospital; 0 when it says nothing.</summary>
    public int OfHospital(uint hospital) => hospital == 0 ? 0 : _ofHospitals.GetValueOrDefault(hospital);

    private delegate long Part(in PackedPerson person);

    // By the part of a person, where 0 is none, the division of more than half of those who share it.
    private static Dictionary<long, int> Majority(PersonRows rows, Part part)
    {
        var (counts, all, areas) = (new Dictionary<(long Part, int Area), int>(), new Dictionary<long, int>(), new Dictionary<long, int>());
        for (var row = 0; row < rows.Count; row++)
        {
            ref readonly var person = ref rows[row];
            if (person.Area == 0 || part(in person) is not (not 0 and var key)) continue;
            counts[(key, person.Area)] = counts.GetValueOrDefault((key, person.Area)) + 1;
            all[key] = all.GetValueOrDefault(key) + 1;
        }
        foreach (var ((key, area), count) in counts)
            if (count >= FewestPersons && count * 2 > all[key]) areas[key] = area;
        return areas;
    }

    private static int DivisionOf(long residentKey) => (int)(residentKey / 100_000_000_000);
}
