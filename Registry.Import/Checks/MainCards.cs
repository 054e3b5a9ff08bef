using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Registration numbers that have come, to tell whether the main card of a second primary is among them (F-ORD-1).</summary>
internal sealed class MainCards
{
    private readonly RowKeys? _numbers;
    private readonly JudgingContext _context;

    /// <summary>Keeps numbers only where the part has a column for the main card and the check is on.</summary>
    public MainCards(PartLayout layout, JudgingContext context)
    {
        _context = context;
        if (layout.Has(Item.MainCardNumber) && context.Checks.IsOn("F-ORD-1")) _numbers = new();
    }

    /// <summary>Says of a row whether its main card is missing, and takes its own number.</summary>
    public void Follow(RowFacts facts)
    {
        if (_numbers is null) return;
        var own = facts.Text(Item.CaseNumber);
        facts.MainCardIsMissing = facts.Text(Item.MainCardNumber) is { } main && main != own && !HasCome(main);
        if (own is not null) _numbers.FindOrAdd(KeyOf(own), 1);
    }

    private bool HasCome(string number) => _numbers!.Has(KeyOf(number)) || _context.HasStoredCase?.Invoke(number) == true;

    private static UInt128 KeyOf(string number)
    {
        var hash = new StableHash();
        hash.Add(number);
        return hash.Value;
    }
}
