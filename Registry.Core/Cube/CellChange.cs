namespace Registry.Core.Cube;

/// <summary>Why a count of one data state is another in a later one.</summary>
public enum ChangeCause
{
    /// <summary>Records of a registry and year that had none before.</summary>
    FirstDelivery,

    /// <summary>New records of a registry and year that had some: late cases and deaths.</summary>
    Late,

    /// <summary>Records that were sent again with other content, and moved to another cell.</summary>
    Correction,

    /// <summary>Tumours left out, or counted again, as the same tumour of one person: merges of persons, and what they bring about.</summary>
    Deduplication,

    /// <summary>Batches that were undone or compensated, records that were taken back.</summary>
    TakenBack,

    /// <summary>Codes that are counted elsewhere since a setting was changed.</summary>
    CodeList,

    /// <summary>Another population: a version that was decided for, or counts that were sent again.</summary>
    PopulationRevision,
}

/// <summary>By how much one cause changed one cell.</summary>
/// <param name="Cell">The cell with the change of its cases and deaths; either may be negative.</param>
/// <param name="Cause">The cause.</param>
public sealed record CellChange(CubeCell Cell, ChangeCause Cause);
