namespace Registry.Core.Coding;

/// <summary>Whose residence a population count means. Rates on different bases are different rates.</summary>
public enum PopulationBasis
{
    /// <summary>户籍 household-registered population.</summary>
    Registered = 1,

    /// <summary>常住 usual residents.</summary>
    UsualResidence = 2,
}

/// <summary>Names of population bases, as the reports print them.</summary>
public static class PopulationBases
{
    /// <summary>户籍人口 or 常住人口.</summary>
    public static string NameZh(this PopulationBasis basis) => Value(basis).NameZh;

    /// <summary>Household-registered population or usual residents.</summary>
    public static string NameEn(this PopulationBasis basis) => Value(basis).NameEn;

    private static CodeValue Value(PopulationBasis basis) =>
        CodeSet.Of("population_basis")[((int)basis).ToString(System.Globalization.CultureInfo.InvariantCulture)]
        ?? throw new ArgumentOutOfRangeException(nameof(basis), basis, "No such population basis.");
}
