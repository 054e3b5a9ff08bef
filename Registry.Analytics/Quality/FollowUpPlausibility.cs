using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Quality;

/// <summary>Signs that last contacts were assumed and not looked up, or that deaths were missed.</summary>
/// <remarks>People who seem to survive cancers that hardly anybody survives are deaths that were not found: Brenner H, Hakulinen T. Int J Cancer 2009;125:432
/// (effect of missed deaths). Sites are those of the national list whose published five-year survival is below 20 % (liver, gallbladder, pancreas).</remarks>
public static class FollowUpPlausibility
{
    /// <summary>How the signs are counted.</summary>
    public const string Method = "cases last seen alive or lost, without those by certificate only: last seen on the day of diagnosis; 105 years or older; most common day of contact; "
        + "of cases of sites with a published five-year survival below 20 % diagnosed ten years before the day, those seen alive ten years after diagnosis";

    private const int Years = 10;
    private const int VeryOldYears = 105;
    private const double FewSurvivePercent = 20;

    /// <summary>Counts the cases of a registry.</summary>
    /// <param name="cases">The cases with what is known of them.</param>
    /// <param name="day">The day: cases diagnosed later do not count.</param>
    public static FollowUpSigns Of(IEnumerable<CaseStatus> cases, DateOnly day)
    {
        var (living, onDiagnosisDay, veryOld, lethal, lethalLiving) = (0L, 0L, 0L, 0L, 0L);
        var days = new Dictionary<DateOnly, long>();
        foreach (var status in cases.Where(status => status.IncidenceDate.Earliest <= day && status.Basis != BasisOfDiagnosis.DeathCertificateOnly))
        {
            var seen = status.Contact is { Status: not VitalStatus.Dead } contact ? contact.Date : (PartialDate?)null;
            if (IsLethal(status) && status.IncidenceDate.Latest.AddYears(Years) <= day)
            {
                lethal++;
                if (seen?.Earliest >= status.IncidenceDate.Latest.AddYears(Years)) lethalLiving++;
            }
            if (seen is not { } date) continue;
            living++;
            if (date.IsComplete && date == status.IncidenceDate) onDiagnosisDay++;
            if (status.BirthDate is { } birth && birth.Latest.AddYears(VeryOldYears) <= date.Earliest) veryOld++;
            if (date.IsComplete) days[date.Earliest] = days.GetValueOrDefault(date.Earliest) + 1;
        }
        var common = days.OrderByDescending(one => one.Value).ThenBy(one => one.Key).FirstOrDefault();
        return new(living, onDiagnosisDay, veryOld, days.Count == 0 ? null : common.Key, common.Value, lethal, lethalLiving);
    }

    private static bool IsLethal(CaseStatus status) =>
        SiteScheme.Cn26.GroupsOf(status.Icd10.CubeCode).Any(group => QualitySites.BuiltIn.Find(SiteScheme.Cn26.Groups[group].Code)?.SurvivalPercent < FewSurvivePercent);
}
