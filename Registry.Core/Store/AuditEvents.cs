using System.Reflection;

namespace Registry.Core.Store;

/// <summary>The words that a row of the audit says what happened with; a filter takes no other.</summary>
public static class AuditEvents
{
    /// <summary>A file was received.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>A file was read and judged.</summary>
    public const string Checked = "checked";

    /// <summary>A file could not be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A reading was broken off; its rows were removed.</summary>
    public const string StagingAbandoned = "staging-abandoned";

    /// <summary>A batch began to count.</summary>
    public const string Committed = "committed";

    /// <summary>An error returned a file as a whole: nothing of it counts, the data state stays.</summary>
    public const string Returned = "returned";

    /// <summary>A batch was taken back as a whole.</summary>
    public const string Undone = "undone";

    /// <summary>What still stood of a batch, or one record, was taken back.</summary>
    public const string Compensated = "compensated";

    /// <summary>A query of a check was confirmed.</summary>
    public const string QueryConfirmed = "query-confirmed";

    /// <summary>A confirmation was taken back.</summary>
    public const string QueryReopened = "query-reopened";

    /// <summary>The persons were compared with each other.</summary>
    public const string PersonsLinked = "persons-linked";

    /// <summary>Two persons were found to be one.</summary>
    public const string PersonsMerged = "persons-merged";

    /// <summary>A merge was taken back.</summary>
    public const string PersonsUnmerged = "persons-unmerged";

    /// <summary>Two persons were found to be two.</summary>
    public const string PersonsDifferent = "persons-different";

    /// <summary>The finding that two persons are two was taken back.</summary>
    public const string PersonsReopened = "persons-reopened";

    /// <summary>Deaths were compared with cases.</summary>
    public const string DeathsMatched = "deaths-matched";

    /// <summary>It was decided whose a death is.</summary>
    public const string DeathDecided = "death-decided";

    /// <summary>A step was taken in the tracing of a death.</summary>
    public const string DeathTraced = "death-traced";

    /// <summary>Deaths were taken to the cases of their persons.</summary>
    public const string DeathsApplied = "deaths-applied";

    /// <summary>Records were written to files.</summary>
    public const string Exported = "exported";

    /// <summary>Somebody was shown names and numbers of persons.</summary>
    public const string IdentifiersRead = "identifiers-read";

    /// <summary>A registry got a name or type of its own.</summary>
    public const string RegistrySet = "registry-set";

    /// <summary>The site answered a question about its tables.</summary>
    public const string SettingChanged = "setting-changed";

    /// <summary>The chain of digests was begun over an audit that had none.</summary>
    public const string AuditChained = "audit-chained";

    /// <summary>All of them by the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(AuditEvents).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];
}
