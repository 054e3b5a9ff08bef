using Registry.Core.Coding;

namespace Registry.Import.Checks;

/// <summary>Who stands behind each identity number of a part: hashes and a row number, 24 bytes a person.</summary>
internal sealed class PersonsById
{
    private readonly Dictionary<long, (uint Name, int Birth, int Row)> _persons = [];

    /// <summary>The row of another person with the same number: name and birth date both differ. 0 when there is none.</summary>
    /// <remarks>The first row of a number stays the one the others are compared with.</remarks>
    public int RowOfAnother(ResidentId id, string? name, PartialDate? birth, int row)
    {
        var hash = new StableHash();
        hash.Add(name);
        var person = (Name: name is null ? 0 : unchecked((uint)hash.Value) | 1, Birth: birth?.Number ?? 0, Row: row);
        if (_persons.TryAdd(id.Key, person)) return 0;
        var first = _persons[id.Key];
        var bothDiffer = first.Name != 0 && person.Name != 0 && first.Name != person.Name
            && first.Birth != 0 && person.Birth != 0 && first.Birth != person.Birth;
        return bothDiffer ? first.Row : 0;
    }
}
