using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Somebody is shown names, identity numbers, telephone numbers or addresses of registered persons.</summary>
/// <param name="Where">Where they are shown: history, export, annotated-copy, due-list.</param>
/// <param name="By">Who reads them.</param>
/// <param name="Reason">Why.</param>
/// <param name="Records">How many records.</param>
/// <param name="Record">The record, when it is one; the tumour number 0 stands for all of the number.</param>
/// <param name="BatchId">The batch, when it is the file of one.</param>
public sealed record IdentifiersReading(
    string Where, string By, string Reason, long Records, RecordKey? Record = null, long? BatchId = null);
