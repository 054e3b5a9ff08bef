using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Updating;

namespace Registry.Import.Exporting;

/// <summary>A record on its way out.</summary>
/// <param name="Id">Number of the stored version.</param>
/// <param name="Person">The person that stands for all persons merged into one.</param>
/// <param name="Texts">Its items as text, one place for each; what is not to go out is null.</param>
internal sealed record ExportedRecord(long Id, long Person, string?[] Texts)
{
    /// <summary>True when a query on it is unanswered.</summary>
    public bool HasOpenQuery { get; init; }

    /// <summary>The case, or null.</summary>
    public CaseRecord? Case { get; init; }

    /// <summary>The death, or null.</summary>
    public DeathRecord? Death { get; init; }

    /// <summary>Text of an item.</summary>
    public string? this[Item item] => Texts[(int)item];
}

/// <summary>The records of one registry that an export asks for, and the count of what went by.</summary>
internal sealed class ExportSource(
    RecordSnapshot moment, string registry, ExportRequest request, ExportTally tally, DateOnly today, CancellationToken stop)
{
    private const string DerivedIcd10 = "\"derived_icd10\"";

    /// <summary>Code of the registry.</summary>
    public string Registry => registry;

    /// <summary>The day of the export.</summary>
    public DateOnly Today => today;

    /// <summary>The count.</summary>
    public ExportTally Tally => tally;

    /// <summary>The cases, those of one registration number together. Streams.</summary>
    /// <param name="carried">The items that the layout has a place for; null when they are counted in another pass.</param>
    public IEnumerable<ExportedRecord> Cases(ItemSet? carried) =>
        Cases(moment.Cases(registry, request.FromYear, request.ToYear), carried);

    /// <summary>The cases, those of one person together in the order of incidence. Streams.</summary>
    /// <inheritdoc cref="Cases(ItemSet?)"/>
    public IEnumerable<ExportedRecord> CasesByPerson(ItemSet? carried) =>
        Cases(moment.CasesByPerson(registry, request.FromYear, request.ToYear), carried);

    private IEnumerable<ExportedRecord> Cases(IEnumerable<StoredCase> cases, ItemSet? carried)
    {
        foreach (var stored in cases)
        {
            var texts = ItemTexts.Of(stored.Record);
            // The derived code is worked out anew by whoever reads the file; one that was delivered is an item like others.
            if (stored.Record.OtherItems?.Contains(DerivedIcd10, StringComparison.Ordinal) != true) texts[(int)Item.DerivedIcd10] = null;
            if (!request.WithIdentifiers)
                Identifiers.TakeOut(texts, Item.CaseNumber, stored.Record.BirthDate, stored.Record.AgeAtIncidence, stored.Id);
            if (carried is { } items) tally.AddCase(texts, items);
            yield return new(stored.Id, tally.PersonOf(stored.PersonId), texts) { HasOpenQuery = stored.HasOpenQuery, Case = stored.Record };
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The deaths. Streams.</summary>
    /// <inheritdoc cref="Cases(ItemSet?)"/>
    public IEnumerable<ExportedRecord> Deaths(ItemSet? carried)
    {
        foreach (var stored in moment.Deaths(registry, request.FromYear, request.ToYear))
        {
            var texts = ItemTexts.Of(stored.Record);
            if (!request.WithIdentifiers)
                Identifiers.TakeOut(
                    texts, Item.CertificateNumber, stored.Record.BirthDate, CaseRecord.AgeAt(stored.Record.BirthDate, stored.Record.DeathDate, stored.Record.ReportedAge), stored.Id);
            if (carried is { } items) tally.AddDeath(texts, items);
            yield return new(stored.Id, stored.PersonId is { } person ? tally.PersonOf(person) : 0, texts) { HasOpenQuery = stored.HasOpenQuery, Death = stored.Record };
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The follow-ups of the cases, in the order of their delivery. Streams.</summary>
    /// <inheritdoc cref="Cases(ItemSet?)"/>
    public IEnumerable<ExportedRecord> FollowUps(ItemSet? carried)
    {
        foreach (var (caseId, record) in moment.FollowUps(registry, request.FromYear, request.ToYear))
        {
            var texts = ItemTexts.Of(record);
            if (!request.WithIdentifiers) Identifiers.TakeOut(texts, Item.CaseNumber, birth: null, age: null, caseId);
            if (carried is { } items) tally.AddFollowUp(texts, items);
            yield return new(caseId, Person: 0, texts);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The population counts. Streams.</summary>
    public IEnumerable<PopulationCount> Population()
    {
        foreach (var count in moment.Population(registry, request.FromYear, request.ToYear))
        {
            tally.PopulationCounts++;
            yield return count;
        }
    }
}

/// <summary>What went out so far, and what stayed because the layout has no place for it.</summary>
internal sealed class ExportTally(IReadOnlyDictionary<long, long> roots, Action<long> tell)
{
    private readonly long[] _notCarried = new long[ItemNames.All.Count];

    /// <summary>Cases.</summary>
    public long Cases { get; private set; }

    /// <summary>Deaths.</summary>
    public long Deaths { get; private set; }

    /// <summary>Follow-ups.</summary>
    public long FollowUps { get; private set; }

    /// <summary>Population counts.</summary>
    public long PopulationCounts { get; set; }

    /// <summary>Values by item that no column took.</summary>
    public IReadOnlyDictionary<string, long> NotCarried =>
        ItemNames.All.Where(item => _notCarried[(int)item] > 0).ToDictionary(ItemNames.Name, item => _notCarried[(int)item], StringComparer.Ordinal);

    /// <summary>The person that stands for a person and those merged with it.</summary>
    public long PersonOf(long person) => roots.GetValueOrDefault(person, person);

    /// <summary>Counts a case.</summary>
    public void AddCase(string?[] texts, ItemSet carried)
    {
        Cases++;
        Add(texts, carried);
    }

    /// <summary>Counts a death.</summary>
    public void AddDeath(string?[] texts, ItemSet carried)
    {
        Deaths++;
        Add(texts, carried);
    }

    /// <summary>Counts a follow-up.</summary>
    public void AddFollowUp(string?[] texts, ItemSet carried)
    {
        FollowUps++;
        Add(texts, carried);
    }

    /// <summary>Notes a value that could not be written although its item has a column.</summary>
    public void Lose(Item item) => _notCarried[(int)item]++;

    private void Add(string?[] texts, ItemSet carried)
    {
        for (var item = 0; item < texts.Length; item++)
            if (texts[item] is not null && !carried.Contains((Item)item)) _notCarried[item]++;
        if ((Cases + Deaths + FollowUps) % 1000 == 0) tell(Cases + Deaths + FollowUps);
    }
}
