namespace Registry.Analytics.LifeTables;

/// <summary>How the probability of dying in an age group follows from its rate, and how long those who die in it live.</summary>
public enum LifeTableRule
{
    /// <summary>q = nm/(1 + n(1 - a)m), a the part of the group that the dying live: 0.1 in the first year of life, else 0.5 (Chiang; ONS, PHE).</summary>
    Chiang = 1,

    /// <summary>As Chiang with a of the first year by its mortality: men 0.045 + 2.684m, women 0.053 + 2.8m (Coale and Demeny; canregtools).</summary>
    Empirical,

    /// <summary>q of deaths spread evenly over the group; years lived in the first year as Empirical (canregtools).</summary>
    Uniform,

    /// <summary>q = 1 - exp(-nm); years lived as Empirical, which does not go together (canregtools; only to compare with it).</summary>
    Constant,
}

/// <summary>Whose infant mortality it is, for the rules that ask.</summary>
public enum LifeTableSex
{
    /// <summary>Men and women together.</summary>
    Both,

    /// <summary>Men.</summary>
    Men,

    /// <summary>Women.</summary>
    Women,
}
