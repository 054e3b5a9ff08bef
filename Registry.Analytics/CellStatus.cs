namespace Registry.Analytics;

/// <summary>What a cell of a table means beside its number; a closed list.</summary>
public enum CellStatus
{
    /// <summary>A number like any other.</summary>
    Ok,

    /// <summary>A true zero: nothing was counted among people at risk.</summary>
    Zero,

    /// <summary>Hidden because the count is small.</summary>
    SuppressedPrimary,

    /// <summary>Hidden because another hidden cell could be worked out from it.</summary>
    SuppressedSecondary,

    /// <summary>Rounded for disclosure control.</summary>
    Rounded,

    /// <summary>The site does not exist in this sex.</summary>
    NotApplicable,

    /// <summary>Cannot be computed from the data at hand; the reason stands beside it.</summary>
    NotAvailable,

    /// <summary>The data are not yet final.</summary>
    Provisional,

    /// <summary>Changed since an earlier release.</summary>
    Revised,

    /// <summary>Too few cases to be relied on.</summary>
    LowReliability,
}

/// <summary>The words of <see cref="CellStatus"/> in files and answers.</summary>
public static class CellStatusCode
{
    private static readonly string[] Codes =
    [
        "ok", "zero", "suppressed-primary", "suppressed-secondary", "rounded",
        "not-applicable", "not-available", "provisional", "revised", "low-reliability",
    ];

    /// <summary>The code of a status: not-available.</summary>
    public static string Of(CellStatus status) => Codes[(int)status];
}
