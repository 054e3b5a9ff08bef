namespace Registry.Import.Exporting;

/// <summary>A kind of file that an export writes beside or instead of records.</summary>
public enum CompanionKind
{
    /// <summary>Leads from the numbers of an export back to the registration numbers.</summary>
    RecordKeys = 1,

    /// <summary>Fixed-width text for a program of IARCcrgTools.</summary>
    IarcCrgTools = 2,
}
