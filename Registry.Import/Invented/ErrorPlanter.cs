using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>Damages a share of the rows, each in one way, going through the kinds in turn.</summary>
internal sealed class ErrorPlanter(GeneratorOptions options)
{
    private readonly Chance _chance = new(~options.Seed);
    private readonly Dictionary<PartKind, int> _next = [];

    /// <summary>Plants errors into rows of one part; a duplicate is inserted behind its original.</summary>
    public void Plant(List<InventedRow> rows, PartKind part, FileShape shape)
    {
        var kinds = ErrorKinds.All
            .Where(k => k.Part == part && shape.Has(part, k.Item) && k.Needs.All(i => shape.Has(part, i))).ToList();
        if (kinds.Count == 0) return;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!_chance.Happens(options.ErrorRate)) continue;
            var kind = Damage(rows[i], part, kinds);
            if (kind is null) continue;
            var row = rows[i];
            if (kind.Duplicates) rows.Insert(++i, row = row.Copy());
            row.Planted = (kind, kind.What);
        }
    }

    // Kinds take turns, so that each occurs; one that does not suit the row is passed over.
    private ErrorKind? Damage(InventedRow row, PartKind part, List<ErrorKind> kinds)
    {
        for (var tried = 0; tried < kinds.Count; tried++)
        {
            var turn = _next[part] = _next.GetValueOrDefault(part) + 1;
            var kind = kinds[turn % kinds.Count];
            if (kind.Damage(row, _chance)) return kind;
        }
        return null;
    }
}
