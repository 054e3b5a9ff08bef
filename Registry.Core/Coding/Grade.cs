namespace Registry.Core.Coding;

/// <summary>Grade of differentiation, or cell lineage of a lymphoma or leukaemia (T/CHIA 18-2021 Table 6; ICD-O-3, sixth digit).</summary>
public enum Grade
{
    /// <summary>1 grade I, well differentiated.</summary>
    WellDifferentiated = 1,

    /// <summary>2 grade II, moderately differentiated.</summary>
    ModeratelyDifferentiated = 2,

    /// <summary>3 grade III, poorly differentiated.</summary>
    PoorlyDifferentiated = 3,

    /// <summary>4 grade IV, undifferentiated or anaplastic.</summary>
    Undifferentiated = 4,

    /// <summary>5 T cell.</summary>
    TCell = 5,

    /// <summary>6 B cell.</summary>
    BCell = 6,

    /// <summary>7 null cell.</summary>
    NullCell = 7,

    /// <summary>8 NK cell.</summary>
    NaturalKillerCell = 8,

    /// <summary>9 not determined, not stated or not applicable.</summary>
    NotDetermined = 9,
}

/// <summary>What a grade says.</summary>
public static class Grades
{
    /// <summary>Reads a single digit 1 to 9; null when it is anything else.</summary>
    public static Grade? TryParse(ReadOnlySpan<char> text) =>
        text.Trim() is [>= '1' and <= '9' and var digit] ? (Grade)(digit - '0') : null;

    /// <summary>True for 1 to 4: how far the tumour differs from normal tissue.</summary>
    public static bool IsDifferentiation(this Grade grade) => grade is >= Grade.WellDifferentiated and <= Grade.Undifferentiated;

    /// <summary>True for 5 to 8: the cell a lymphoma or leukaemia comes from.</summary>
    public static bool IsLineage(this Grade grade) => grade is >= Grade.TCell and <= Grade.NaturalKillerCell;
}
