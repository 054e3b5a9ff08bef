using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Survival;

/// <summary>Patients and a life table that follow from a few formulas, the same in the program of the reference.</summary>
internal static class InventedPatients
{
    /// <summary>300 patients, men and women in turn, diagnosed 2004-2010 at ages 40 to 84.</summary>
    public static IReadOnlyList<Patient> All { get; } = [.. Enumerable.Range(0, 300).Select(Of)];

    /// <summary>Gompertz mortality falling by a percent a year, ages 0-110, years 2000-2020.</summary>
    public static MortalityTable Table { get; } = MortalityTable.Of(
        from sex in new[] { Sex.Male, Sex.Female }
        from year in Enumerable.Range(2000, 21)
        from age in Enumerable.Range(0, 111)
        select new MortalityRow(sex, year, age, 1e-7 * (sex == Sex.Male ? 1.6 : 1) * Math.Exp(0.09 * age) * (1 - 0.01 * (year - 2000))));

    private static Patient Of(int i)
    {
        var time = 1 + (int)Math.Floor(4000 * Part(i, 389) * Part(i, 389));
        var isAlive = i % 5 == 0 || (time > 3000 && i % 2 == 0);
        var outcome = isAlive ? PatientOutcome.Alive : i % 3 == 0 ? PatientOutcome.DiedOfOther : PatientOutcome.DiedOfCancer;
        return new(i % 2 == 0 ? Sex.Male : Sex.Female, Math.Floor((40 + 45 * Part(i, 617)) * 365), new DateOnly(2004, 1, 1).AddDays(i * 37 % 2555), time, outcome)
        {
            Place = $"row {i + 1}",
        };
    }

    private static double Part(int i, int factor) => i * factor % 1000 / 1000.0;
}
