namespace Registry.Core.Store;

/// <summary>What a batch brings again.</summary>
/// <param name="SameBytes">The first batch that delivered the same bytes, or null: every row of the file is as old as that batch.</param>
/// <param name="CopyOf">The batch whose annotated copy the file is, or null: rows that were corrected in the copy are new, only those
/// whose content the record had before are as old as that batch.</param>
public sealed record ContentAgain(long? SameBytes, long? CopyOf);
