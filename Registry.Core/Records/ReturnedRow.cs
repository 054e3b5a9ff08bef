namespace Registry.Core.Records;

/// <summary>What is kept of a row that was returned, so that it is known again when it comes corrected. No personal data.</summary>
/// <param name="Part">Part of the file.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Number">Number of the record as the file has it; kept are a fingerprint and what may be shown of it (<see cref="ShownNumber.OfReturned"/>).
/// Null when the row has none.</param>
/// <param name="TumourNumber">Tumour of the registration number; 0 for other records.</param>
/// <param name="ContentHash">Fingerprint of the row's text.</param>
/// <param name="Checks">Ids of the errors that returned it, separated by blanks.</param>
public sealed record ReturnedRow(PartKind Part, int Row, string? Number, int TumourNumber, long ContentHash, string Checks);
