namespace Registry.Report;

/// <summary>The languages a report is written in. The numbers are the same in all of them.</summary>
public enum ReportLanguage
{
    /// <summary>Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,

    /// <summary>Chinese with English below it.</summary>
    Both,
}
