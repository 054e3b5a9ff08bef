namespace Registry.Analytics.Survival;

/// <summary>What is estimated of the registered cases, and how.</summary>
public enum SurvivalMethod
{
    /// <summary>Observed survival by Kaplan and Meier.</summary>
    Observed,

    /// <summary>Observed survival by the actuarial life table, in intervals.</summary>
    Actuarial,

    /// <summary>Survival from the cancer, other deaths censored.</summary>
    CauseSpecific,

    /// <summary>Relative survival by Ederer's first method.</summary>
    EdererOne,

    /// <summary>Relative survival by Ederer's second method.</summary>
    EdererTwo,

    /// <summary>Relative survival by Hakulinen's method.</summary>
    Hakulinen,

    /// <summary>Net survival by Pohar Perme at every exit.</summary>
    Net,

    /// <summary>Net survival by Pohar Perme, in intervals.</summary>
    NetByIntervals,

    /// <summary>Probabilities of having died of the cancer and of anything else, by the life table.</summary>
    Crude,

    /// <summary>The same by the causes of death.</summary>
    CrudeByCause,
}
