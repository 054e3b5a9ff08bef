using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>A round of follow-up that never happened: what became of the cases that were alive when their registry sent them.</summary>
/// <remarks>
/// Whoever has a site and an age with a high ratio of deaths to cases dies sooner: over five years that ratio of them, at most 92 %, evenly
/// spread over the time. Of a hundred survivors about two cannot be found and one has moved away. The cases of one person have one fate.
/// </remarks>
internal sealed class InventedFollowUp(GeneratorOptions options, Chance chance)
{
    private const double Years = 5;
    private const double MostDead = 0.92;
    private readonly Dictionary<string, Fate> _fates = new(StringComparer.Ordinal);

    private sealed record Fate(int Status, DateOnly? Last, int? LossReason, string? OtherCause);

    /// <summary>A row for each case that was alive; cases with a planted error are left out, because they are returned.</summary>
    public List<InventedRow> Rows(IEnumerable<InventedRow> cases) =>
        [.. cases.Where(row => row.Planted is null && row[Item.VitalStatus] == "1").Select(Follow)];

    private InventedRow Follow(InventedRow card)
    {
        var person = card[Item.IdNumber] ?? card[Item.CaseNumber]!;
        if (!_fates.TryGetValue(person, out var fate)) _fates[person] = fate = Draw(card);
        var row = new InventedRow();
        row[Item.CaseNumber] = card[Item.CaseNumber];
        row.Set(Item.TumourNumber, 1);
        row.Set(Item.FollowUpDate, options.FollowUpRound);
        row.Set(Item.VitalStatus, fate.Status);
        row[Item.LastContactDate] = fate.Last is { } last ? last.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : card[Item.LastContactDate];
        row.Set(Item.LossReason, fate.LossReason);
        row.Set(Item.FollowUpSource, (int)(fate.Status == (int)VitalStatus.Dead ? FollowUpSource.Passive : FollowUpSource.Active));
        if (fate.Status == (int)VitalStatus.Dead) WriteDeath(row, card, fate);
        return row;
    }

    private void WriteDeath(InventedRow row, InventedRow card, Fate fate)
    {
        row[Item.DeathDate] = row[Item.LastContactDate];
        row.Set(Item.CauseOfDeathCategory, fate.OtherCause is null ? 1 : 2);
        row[Item.UnderlyingCause] = fate.OtherCause ?? card[Item.Icd10];
        row[Item.CertificateNumber] = "F" + card[Item.CaseNumber];
        row.Set(Item.PlaceOfDeath, chance.OneOf((int[])[1, 3]));
    }

    private Fate Draw(InventedRow card)
    {
        if (chance.Happens(DeathInAYear(card)))
            return new((int)VitalStatus.Dead, options.FollowUpClose.AddDays(1 + chance.Below(364)), null, chance.Happens(0.12) ? InventedCase.OtherCause(chance) : null);
        if (chance.Happens(0.022)) return new((int)VitalStatus.Lost, null, chance.OneOf((int[])[1, 3, 4]), null);
        if (chance.Happens(0.009)) return new((int)VitalStatus.Lost, null, 2, null);
        return new((int)VitalStatus.Alive, options.FollowUpRound.AddDays(-chance.Below(120)), null, null);
    }

    // By the ratio of deaths to cases of the site at this age; whoever has lived five years dies half as fast.
    private double DeathInAYear(InventedRow card)
    {
        var age = AgeScheme.Cn19.GroupOf(Number(card[Item.Age]!));
        var rates = InventedTables.Rates.First(r => r.Group == card.Group && (int)r.Sex == Number(card[Item.Sex]!));
        var ratio = rates.Incidence[age] > 0 ? Math.Min(rates.Mortality[age] / rates.Incidence[age], MostDead) : MostDead;
        var hazard = -Math.Log(1 - ratio) / Years;
        return 1 - Math.Exp(options.FollowUpClose.Year - Number(card[Item.IncidenceDate]![..4]) >= Years ? -hazard / 2 : -hazard);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
