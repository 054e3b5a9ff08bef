using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Everything that looks at a row in the light of the rows before it: numbers, persons, main cards, stays, tallies.</summary>
internal sealed class RowFollowers(FilePart part, JudgingContext context, PartTallies tallies)
{
    private readonly RecordNumbers _numbers = new(part.Kind, part.Layout);
    private readonly MainCards _mainCards = new(part.Layout, context);
    private readonly SameStays _stays = new(part.Kind, part.Layout, context);
    private readonly PersonsById _persons = new();

    /// <summary>Adds to the facts of a row what the rows before it say.</summary>
    public void Follow(RowFacts facts)
    {
        _numbers.Number(facts);
        _mainCards.Follow(facts);
        _stays.Follow(facts);
        if (facts.ResidentId is { } id)
            facts.RowWithSameId = _persons.RowOfAnother(id, facts.Text(Item.Name), facts.BirthDate, facts.Row.Row);
        tallies.Add(facts);
    }
}
