using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>Follow-up as a likelihood sees it: from when to when in years, whether it ends with death, and the mortality of the population on that day.</summary>
internal sealed class FollowedTimes
{
    private FollowedTimes(int count, int covariates)
    {
        (Entry, Exit, IsDead, Hazard) = (new double[count], new double[count], new bool[count], new double[count]);
        Covariates = Array.ConvertAll(new int[count], _ => new double[covariates]);
    }

    /// <summary>Number of patients at risk.</summary>
    public int Count => Exit.Length;

    /// <summary>Years since diagnosis at which observation begins.</summary>
    public double[] Entry { get; }

    /// <summary>Years since diagnosis at which it ends.</summary>
    public double[] Exit { get; }

    /// <summary>Whether it ends with death.</summary>
    public bool[] IsDead { get; }

    /// <summary>Deaths a year expected of such people at the end.</summary>
    public double[] Hazard { get; }

    /// <summary>Covariates of each patient.</summary>
    public double[][] Covariates { get; }

    /// <summary>Times of death, ascending.</summary>
    public double[] DeathTimes => [.. Enumerable.Range(0, Count).Where(i => IsDead[i]).Select(i => Exit[i]).Order()];

    /// <summary>Reads the patients that are at risk within some years of diagnosis.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static FollowedTimes Of(IReadOnlyList<Patient> patients, MortalityTable table, int covariates, Func<Patient, double[]> values, double years)
    {
        var last = years * MortalityTable.DaysPerYear;
        List<Patient> inside = [.. patients.Where(p => p.ExitDay > p.EntryDay && p.EntryDay < last)];
        var times = new FollowedTimes(inside.Count, covariates);
        for (var i = 0; i < inside.Count; i++)
        {
            var patient = inside[i];
            times.Entry[i] = patient.EntryDay / MortalityTable.DaysPerYear;
            times.Exit[i] = Math.Min(patient.ExitDay, last) / MortalityTable.DaysPerYear;
            times.IsDead[i] = patient.IsDead && patient.ExitDay <= last;
            times.Hazard[i] = HazardOn(Math.Min(patient.ExitDay, (int)last), patient, table) * MortalityTable.DaysPerYear;
            values(patient).CopyTo(times.Covariates[i], 0);
        }
        return times;
    }

    // The row of the life table that holds on the last day that is looked at, at the age then attained; whoever has none is refused, alive or dead.
    private static double HazardOn(int day, Patient patient, MortalityTable table)
    {
        var (age, year) = ((int)((patient.AgeDays + day) / MortalityTable.DaysPerYear), patient.Diagnosis.AddDays(day).Year);
        return table.Find(patient.Sex, patient.Area) is { } surface && surface.AgeAtDays(patient.AgeDays + day) is >= 0 and var ageAt
            && surface.YearAt(year) is >= 0 and var yearAt && !surface.IsMissing(ageAt, yearAt)
            ? surface.Hazard(ageAt, yearAt)
            : throw new MissingMortalityException(new(table.HasAreas ? patient.Area : "", patient.Sex, year, age), patient.Place);
    }
}
