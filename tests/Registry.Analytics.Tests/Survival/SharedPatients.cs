using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Survival;

/// <summary>Patients and life tables of the shared cases.</summary>
internal static class SharedPatients
{
    /// <summary>Patients of the relsurv cases: days, age in days, sex, day of diagnosis.</summary>
    public static IReadOnlyList<Patient> Relsurv(string name) =>
        [.. SharedOracles.Rows(name, "patients.csv").Select((row, i) => new Patient(
            row["sex"] == "1" ? Sex.Male : Sex.Female, ReferenceTable.Number(row["age_days"]), Day(row["diag"]), int.Parse(row["time"], CultureInfo.InvariantCulture),
            row["stat"] == "1" ? PatientOutcome.DiedOfCancer : PatientOutcome.Alive) { Place = $"row {i + 1}" })];

    /// <summary>Patients of the popEpi case: dates and cause of death.</summary>
    public static IReadOnlyList<Patient> PopEpi(string name) =>
        [.. SharedOracles.Rows(name, "patients.csv").Select(row => Patient.Born(
            Sex.Female, Day(row["bi_date"]), Day(row["dg_date"]), Day(row["ex_date"]), (PatientOutcome)int.Parse(row["status"], CultureInfo.InvariantCulture)))];

    public static MortalityTable Slovenia() => MortalityTable.Of(SharedOracles.Rows("survival/_lifetables", "slopop_hazard_per_day.csv").Select(row => new MortalityRow(
        row["sex"] == "male" ? Sex.Male : Sex.Female, int.Parse(row["year"], CultureInfo.InvariantCulture), int.Parse(row["age"], CultureInfo.InvariantCulture),
        ReferenceTable.Number(row["hazard_per_day"]))));

    public static MortalityTable Finland() => MortalityTable.Of(SharedOracles.Rows("survival/_lifetables", "popmort_finland_hazard_per_year.csv")
        .Where(row => row["sex"] == "1").Select(row => new MortalityRow(
            Sex.Female, int.Parse(row["CAL"], CultureInfo.InvariantCulture), int.Parse(row["AGE"], CultureInfo.InvariantCulture),
            ReferenceTable.Number(row["haz"]) / MortalityTable.DaysPerYear)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
