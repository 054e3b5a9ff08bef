namespace Registry.Core.Coding;

/// <summary>Which lists of ICD-O-3 have a histology; derived from the code, so it needs no column of its own.</summary>
public enum MorphologyEdition
{
    /// <summary>The list before ICD-O-3.2 and ICD-O-3.2.</summary>
    Both,

    /// <summary>ICD-O-3.2 only: older programs do not know the code.</summary>
    OnlyIcdO32,

    /// <summary>The older list only: ICD-O-3.2 dropped the code.</summary>
    OnlyOlder,
}

/// <summary>Editions of ICD-O-3 in words.</summary>
public static class MorphologyEditions
{
    /// <summary>Which lists have the histology.</summary>
    public static MorphologyEdition Edition(this Histology histology)
    {
        ArgumentNullException.ThrowIfNull(histology);
        return histology.IsInIcdO32
            ? histology.IsInOlderList ? MorphologyEdition.Both : MorphologyEdition.OnlyIcdO32
            : MorphologyEdition.OnlyOlder;
    }

    /// <summary>As tables and exports print it: ICD-O-3 (every edition), ICD-O-3.2, ICD-O-3.1 (dropped in 3.2).</summary>
    public static string Code(this MorphologyEdition edition) => edition switch
    {
        MorphologyEdition.OnlyIcdO32 => "ICD-O-3.2",
        MorphologyEdition.OnlyOlder => "ICD-O-3.1",
        _ => "ICD-O-3",
    };
}
