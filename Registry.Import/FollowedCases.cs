using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import;

/// <summary>The cases that the follow-ups of a batch may speak of: those that are stored, and those of the batch itself.</summary>
/// <param name="registry">Code of the registry that sent the batch.</param>
/// <param name="stored">Finds stored cases; null where there are none to compare with.</param>
/// <remarks>A case of the batch stands in front of the stored version that it replaces; what was known of that one stays known. Where
/// numbers begin anew each year it has the number under which it is going to be stored (<see cref="YearlyNumber"/>).</remarks>
public sealed class FollowedCases(string registry, CaseLookup? stored)
{
    private readonly Dictionary<string, List<CaseStatus>> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<CaseStatus>> _byResident = [];
    private readonly Dictionary<(string CaseNumber, int TumourNumber), List<Contact>> _said = [];

    /// <summary>True when a case that is not found is not registered; false when there is no store to look in.</summary>
    public bool IsComplete { get; init; } = stored is not null;

    /// <summary>Takes an accepted case of the batch.</summary>
    public void Add(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var status = CardContact.StatusOf(record);
        Put(_byNumber, YearlyNumber.AsDelivered(record.CaseNumber), status);
        if (record.ResidentId is { } id) Put(_byResident, id.Key, status);
    }

    /// <summary>Takes an accepted follow-up of the batch: what the rows behind it say of the same case is compared with it.</summary>
    /// <param name="record">The follow-up.</param>
    /// <param name="isAsked">True when a check asks something of it.</param>
    public void Add(FollowUp record, bool isAsked)
    {
        ArgumentNullException.ThrowIfNull(record);
        Put(_said, (record.CaseNumber, record.TumourNumber), new()
        {
            Date = record.LastContactDate, Status = record.VitalStatus, FollowUpDate = record.FollowUpDate, HasOpenQuery = isAsked,
        });
    }

    /// <summary>The case of a row: by its registration number, else by its resident ID; only when it is the only one.</summary>
    /// <param name="reference">What the row says of its case.</param>
    /// <remarks>Cases of different years that the registry knows by one number are told apart by who the row says it means.</remarks>
    public CaseMatch Find(CaseReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.CaseNumber is null && reference.ResidentId is null) return default;
        var found = reference.CaseNumber is { } number ? WithNumber(number) : WithResidentId(reference.ResidentId!);
        var fitting = reference.TumourNumber is { } tumour ? found.FindAll(status => status.TumourNumber == tumour) : found;
        if (fitting.DistinctBy(status => status.CaseNumber).Skip(1).Any()) fitting = Meant(fitting, reference);
        return fitting.Count switch
        {
            1 => new(CaseMatchKind.Found, WithWhatWasSaid(fitting[0]), 1),
            0 => !IsComplete ? default : new(CaseMatchKind.NotFound, null, 0),
            var several => new(CaseMatchKind.Several, null, several),
        };
    }

    private CaseStatus WithWhatWasSaid(CaseStatus status) =>
        _said.TryGetValue((status.CaseNumber, status.TumourNumber), out var said)
            ? status with { Contact = Contact.Current(new[] { status.Contact }.OfType<Contact>().Concat(said)) } : status;

    // A number with its year means that case alone; without one it means the cases of all years.
    private List<CaseStatus> WithNumber(string number)
    {
        var ofBatch = _byNumber.GetValueOrDefault(YearlyNumber.AsDelivered(number))?.ConvertAll(AsStored)
            .FindAll(status => status.CaseNumber == number || YearlyNumber.AsDelivered(status.CaseNumber) == number);
        return Together(ofBatch, stored?.WithNumber(registry, number));
    }

    private List<CaseStatus> WithResidentId(ResidentId id) =>
        Together(_byResident.GetValueOrDefault(id.Key)?.ConvertAll(AsStored), stored?.WithResidentId(registry, id));

    // The row is stored later; what the store will say of its number then is asked here, by the same test.
    private CaseStatus AsStored(CaseStatus own) =>
        stored?.WithNumber(registry, own.CaseNumber).FirstOrDefault(old => IsSame(old, own)) is { } known && HolderOf(known).IsAnother(HolderOf(own))
            ? own with { CaseNumber = YearlyNumber.Of(own.CaseNumber, own.IncidenceDate.Year) } : own;

    // None when nobody fits would tell the sender that the case is not registered: then the row is of several, too.
    private static List<CaseStatus> Meant(List<CaseStatus> cases, CaseReference reference)
    {
        var fitting = cases.FindAll(status => !reference.Contradicts(status));
        if (fitting.Count == 0) return cases;
        var named = fitting.FindAll(status => reference.ResidentId is { } id && status.ResidentId?.Key == id.Key);
        return named.Count > 0 ? named : fitting;
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

    private static NumberHolder HolderOf(CaseStatus status) => new(status.IncidenceDate.Year, status.Sex, status.BirthDate);

    private static void Put<TKey, T>(Dictionary<TKey, List<T>> index, TKey key, T value) where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = new(1);
        list.Add(value);
    }
}
