using Registry.Analytics.Survival;

namespace Registry.Api.Survival;

/// <summary>The words of the estimators, for the command line and HTTP.</summary>
internal static class SurvivalMethodWords
{
    private static readonly (string Word, SurvivalMethod Method, string Meaning)[] List =
    [
        ("observed", SurvivalMethod.Observed, "Kaplan-Meier"),
        ("actuarial", SurvivalMethod.Actuarial, "actuarial life table"),
        ("cause-specific", SurvivalMethod.CauseSpecific, "Kaplan-Meier of deaths of the cancer, other deaths censored"),
        ("ederer1", SurvivalMethod.EdererOne, "relative survival, Ederer I"),
        ("ederer2", SurvivalMethod.EdererTwo, "relative survival, Ederer II"),
        ("hakulinen", SurvivalMethod.Hakulinen, "relative survival, Hakulinen"),
        ("net", SurvivalMethod.Net, "Pohar Perme at every exit (relsurv 2.2-9)"),
        ("net-intervals", SurvivalMethod.NetByIntervals, "Pohar Perme by intervals (popEpi 0.4.10)"),
        ("crude", SurvivalMethod.Crude, "probabilities of death by the life table (Cronin-Feuer)"),
        ("crude-causes", SurvivalMethod.CrudeByCause, "probabilities of death by causes (Aalen-Johansen)"),
    ];

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [.. List.Select(entry => entry.Word)];

    /// <summary>The estimators of a list of words; null when one is none.</summary>
    public static IReadOnlyList<SurvivalMethod>? Read(string words)
    {
        var asked = SurvivalQuery.Codes(words);
        return asked.Count > 0 && asked.All(All.Contains) ? [.. asked.Select(word => List.Single(entry => entry.Word == word).Method)] : null;
    }

    /// <summary>The word of an estimator.</summary>
    public static string Of(SurvivalMethod method) => List.Single(entry => entry.Method == method).Word;

    /// <summary>What an estimator does.</summary>
    public static string Meaning(SurvivalMethod method) => $"{Of(method)}: {List.Single(entry => entry.Method == method).Meaning}";

    /// <summary>The word of a measure.</summary>
    public static string Of(SurvivalMeasure measure) => measure switch
    {
        SurvivalMeasure.CancerDeath => "cancer-death",
        SurvivalMeasure.OtherDeath => "other-death",
        _ => "survival",
    };
}
