namespace Registry.Core.Records;

/// <summary>What a batch is.</summary>
public enum BatchKind
{
    /// <summary>A delivered file.</summary>
    Delivery = 1,

    /// <summary>Takes back what of another batch still stands.</summary>
    Compensation = 2,

    /// <summary>Takes back the newest version of one record.</summary>
    RecordUndo = 3,
}
