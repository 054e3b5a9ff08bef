using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import;

/// <summary>The cases that the follow-ups of a batch may speak of: those that are stored, and those of the batch itself.</summary>
/// <param name="registry">Code of the registry that sent the batch.</param>
/// <param name="stored">Finds stored cases; null where there are none to compare with.</param>
/// <remarks>A case of the batch stands in front of the stored version that it replaces; what was known of that one stays known.</remarks>
public sealed class FollowedCases(string registry, CaseLookup? stored)
{
    private readonly Dictionary<string, List<CaseStatus>> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<CaseStatus>> _byResident = [];

    /// <summary>True when a case that is not found is not registered; false when there is no store to look in.</summary>
    public bool IsComplete { get; init; } = stored is not null;

    /// <summary>Takes an accepted case of the batch.</summary>
    public void Add(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var status = CardContact.StatusOf(record);
        Put(_byNumber, record.CaseNumber, status);
        if (record.ResidentId is { } id) Put(_byResident, id.Key, status);
    }

    /// <summary>The case of a row: by its registration number, else by its resident ID; only when it is the only one.</summary>
    /// <param name="caseNumber">Registration number, or null.</param>
    /// <param name="tumourNumber">Tumour of the number; null when the row does not say.</param>
    /// <param name="residentId">Valid resident ID, or null.</param>
    public CaseMatch Find(string? caseNumber, int? tumourNumber, ResidentId? residentId)
    {
        if (caseNumber is null && residentId is null) return default;
        var found = caseNumber is not null
            ? Together(_byNumber.GetValueOrDefault(caseNumber), stored?.WithNumber(registry, caseNumber))
            : Together(_byResident.GetValueOrDefault(residentId!.Key), stored?.WithResidentId(registry, residentId));
        var fitting = tumourNumber is { } tumour ? found.FindAll(status => status.TumourNumber == tumour) : found;
        return fitting.Count switch
        {
            1 => new(CaseMatchKind.Found, fitting[0], 1),
            0 => !IsComplete ? default : new(CaseMatchKind.NotFound, null, 0),
            var several => new(CaseMatchKind.Several, null, several),
        };
    }

    private static List<CaseStatus> Together(List<CaseStatus>? ofBatch, IReadOnlyList<CaseStatus>? ofStore)
    {
        if (ofBatch is null) return [.. ofStore ?? []];
        return
        [
            .. ofBatch.Select(own => ofStore?.FirstOrDefault(old => IsSame(old, own)) is { } known ? own with { Contact = Later(known, own) } : own),
            .. (ofStore ?? []).Where(old => !ofBatch.Exists(own => IsSame(old, own))),
        ];
    }

    private static Contact? Later(CaseStatus known, CaseStatus own) =>
        Contact.Current(new[] { known.Contact, own.Contact }.OfType<Contact>());

    private static bool IsSame(CaseStatus one, CaseStatus other) =>
        one.CaseNumber == other.CaseNumber && one.TumourNumber == other.TumourNumber;

    private static void Put<T>(Dictionary<T, List<CaseStatus>> index, T key, CaseStatus status) where T : notnull
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = new(1);
        list.Add(status);
    }
}
