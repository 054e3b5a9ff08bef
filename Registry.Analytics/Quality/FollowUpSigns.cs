namespace Registry.Analytics.Quality;

/// <summary>What the last contacts of a registry look like.</summary>
/// <param name="Living">Cases whose last contact found them alive or lost, those by certificate only left out.</param>
/// <param name="OnDiagnosisDay">Of them those last seen on the day of diagnosis: nobody looked since.</param>
/// <param name="VeryOld">Of them those of 105 years or more at the contact.</param>
/// <param name="CommonDay">The day on which most of them were seen; null without one.</param>
/// <param name="OnCommonDay">How many were seen on it.</param>
/// <param name="Lethal">Cases of sites that few survive, diagnosed ten years or more before the day.</param>
/// <param name="LethalLiving">Of them those seen alive ten years or more after diagnosis.</param>
public sealed record FollowUpSigns(long Living, long OnDiagnosisDay, long VeryOld, DateOnly? CommonDay, long OnCommonDay, long Lethal, long LethalLiving)
{
    /// <summary>Share last seen on the day of diagnosis.</summary>
    public PercentEstimate? DiagnosisDayShare => Rates.Proportion.Of(OnDiagnosisDay, Living, 0.95);

    /// <summary>Share seen on the most common day.</summary>
    public PercentEstimate? CommonDayShare => Rates.Proportion.Of(OnCommonDay, Living, 0.95);

    /// <summary>Share of the lethal cases that live on.</summary>
    public PercentEstimate? LethalShare => Rates.Proportion.Of(LethalLiving, Lethal, 0.95);
}
