using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Gives every case and death the number it is stored under, and finds rows of one file that share it.</summary>
/// <remarks>A file without a number column gets numbers made of the content: the same file again gives the same numbers, so its
/// rows are recognised as unchanged. Equal rows are told apart by their order.</remarks>
internal sealed class RecordNumbers(PartKind part, PartLayout layout)
{
    private readonly RowKeys _keys = new();
    private readonly Item[] _columns = [.. ItemNames.All.Where(layout.Has)];

    /// <summary>Sets the record number, the row that had it before and, for a made number, the occurrence.</summary>
    public void Number(RowFacts facts)
    {
        if (part == PartKind.FollowUp)
        {
            facts.RecordNumber = FollowUpReader.NumberOf(facts);
            if (facts.RecordNumber is { } followUp) facts.RowWithSameKey = FirstRow(followUp, facts);
            return;
        }
        facts.RecordNumber = part == PartKind.Incidence
            ? facts.Text(Item.CaseNumber)
            : facts.Text(Item.CertificateNumber) ?? facts.Text(Item.CaseNumber);
        if (facts.RecordNumber is { } number) facts.RowWithSameKey = FirstRow(number, facts);
        else if (part == PartKind.Death || !layout.Has(Item.CaseNumber)) Make(facts);
    }

    private int FirstRow(string number, RowFacts facts)
    {
        var hash = new StableHash();
        hash.Add(number);
        hash.Add(part == PartKind.Incidence ? facts.TumourNumber ?? 1 : 0);
        return _keys.FindOrAdd(hash.Value, facts.Row.Row);
    }

    private void Make(RowFacts facts)
    {
        var hash = new StableHash();
        foreach (var item in _columns) hash.Add(facts.Text(item));
        var content = hash.Value;
        facts.Occurrence = _keys.Count(content);
        facts.RecordNumber = string.Create(CultureInfo.InvariantCulture, $"#{content >> 64:x16}-{facts.Occurrence}");
    }
}
