using Registry.Analytics.Prevalence;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Report;

/// <summary>What the chapter of survival and prevalence is made from.</summary>
public sealed record SurvivalInput
{
    /// <summary>The registered cases with their follow-up; with all years of diagnosis, for prevalence.</summary>
    public required RegisteredPatients Patients { get; init; }

    /// <summary>Cases of the years of diagnosis whose survival is shown.</summary>
    public required RegisteredPatients Diagnosed { get; init; }

    /// <summary>First of these years.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last of these years.</summary>
    public required int ToYear { get; init; }

    /// <summary>Closing date of the follow-up.</summary>
    public required DateOnly Closing { get; init; }

    /// <summary>Day of the prevalence: the closing date, or the last day of the years of diagnosis where that comes before; later cases are not in the data.</summary>
    public DateOnly PrevalenceDay => new DateOnly(ToYear, 12, 31) is var last && last < Closing ? last : Closing;

    /// <summary>What is asked; with a life table also net survival.</summary>
    public required SiteSurvivalQuestion Question { get; init; }

    /// <summary>Name and source of the life table; null without one.</summary>
    public Bilingual? LifeTable { get; init; }

    /// <summary>How the cases of each registry stand on the closing date.</summary>
    public required IReadOnlyDictionary<string, FollowUpCounts> FollowUp { get; init; }

    /// <summary>Population of a site and sex in the year of the day of prevalence; null where it is not known.</summary>
    public required Func<int, Sex?, double?> People { get; init; }

    /// <summary>New cases of a site and sex by age, for complete prevalence; null without it.</summary>
    public Func<int, Sex?, IReadOnlyList<AgeIncidence>>? Incidence { get; init; }
}
