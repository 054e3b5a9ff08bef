namespace Registry.Import.Linking;

/// <summary>A record packed, with its name and keys, that can be kept.</summary>
internal sealed class PreparedPerson
{
    private readonly PackedPerson _person;
    private readonly int[] _points;
    private readonly int _surnameLength;
    private readonly NameKeys _keys;

    private PreparedPerson(in PackedPerson person, int[] points)
    {
        (_person, _points, _surnameLength) = (person, points, NameText.SurnameLength(points));
        _keys = NameKeys.Of(points, _surnameLength);
    }

    /// <summary>The record as it is compared.</summary>
    public PersonView View => new(in _person, _points, _surnameLength, in _keys);

    /// <summary>Prepares a record for an index that knows what the divisions of resident IDs are.</summary>
    public static PreparedPerson Of(in PersonFacts facts, KnownAreas areas)
    {
        Span<int> points = stackalloc int[NameText.Longest];
        return new(PackedPerson.Of(facts, areas), points[..NameText.Normalise(facts.Name, points)].ToArray());
    }

    /// <summary>Prepares a row of an index.</summary>
    public static PreparedPerson Of(PersonIndex index, int row) => new(index.Rows[row], index.View(row).Points.ToArray());
}
