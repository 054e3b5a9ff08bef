using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>The reported age, alone and against the dates.</summary>
internal static class Age
{
    /// <summary>Oldest age that anybody has reached, in completed years; a greater one is an error.</summary>
    public const int Oldest = 121;

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("D-AGE-1", [Item.Age, Item.BirthDate], f => Differs(f) && !IsMiscoded(f)) { Arguments = ReportedAndCalculated },
        new("D-AGE-2", [Item.Age], f => f.IsUnreadable(Item.Age) || f.Age is < 0 or > Oldest),
        new("D-AGE-2", [Item.BirthDate], f => f.AgeByDates > Oldest && f.Age is not > Oldest),
        new("D-AGE-3", [Item.Age], f => f.Age <= Oldest && f.Age > f.Thresholds.VeryOldYears) { Arguments = VeryOld },
        new("D-AGE-3", [Item.BirthDate], f => (f.Lacks(Item.Age) || f.AgeIsUnknown) && f.AgeByDates <= Oldest && f.AgeByDates > f.Thresholds.VeryOldYears)
            { Arguments = VeryOld },
        new("D-AGE-4", [Item.Age, Item.BirthDate], f => f.AgeIsUnknown && f.AgeByDates is not null)
            { Arguments = f => f.AgeByDates!.Value.ToString(CultureInfo.InvariantCulture) },
        new("D-AGE-5", [Item.Age, Item.BirthDate], f => Differs(f) && IsMiscoded(f)) { Arguments = ReportedAndCalculated },
        new("D-AGE-6", [Item.Age], f => f.AgeIsUnknown && f.AgeByDates is null),
    ];

    // Both dates complete: the ages must agree. A month or day unknown: one year either way is possible.
    private static bool Differs(RowFacts facts)
    {
        if (facts.Age is not (>= 0 and <= Oldest and var reported) || facts.AgeByDates is not { } calculated) return false;
        var tolerance = facts.BirthDate!.Value.IsComplete && facts.EventDate!.Value.IsComplete ? 0 : 1;
        return Math.Abs(reported - calculated) > tolerance && !IsAgeAtIncidence(facts, reported);
    }

    // Lists of deaths that were made from the cases carry the age of the case.
    private static bool IsAgeAtIncidence(RowFacts facts, int reported) =>
        facts.Part == PartKind.Death && facts.IncidenceDate is { } incidence
        && CaseRecord.AgeAt(facts.BirthDate, incidence, reported: null) is { } age && Math.Abs(age - reported) <= 1;

    // Months or days of an infant, or an age cut to two digits.
    private static bool IsMiscoded(RowFacts facts) => facts.AgeByDates == 0 || (facts.AgeByDates > 99 && facts.Age == 99);

    private static string VeryOld(RowFacts facts) => facts.Thresholds.VeryOldYears.ToString(CultureInfo.InvariantCulture);

    private static string ReportedAndCalculated(RowFacts facts) =>
        string.Create(CultureInfo.InvariantCulture, $"{facts.Age}|{facts.AgeByDates}");
}
