using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>One row under judgement: its text by item and what the readers made of it. Filled anew for every row.</summary>
/// <remarks>A typed property is null when the row has no value for it or the value could not be read; see
/// <see cref="IsUnreadable"/>. Conditions see nothing but this.</remarks>
internal sealed class RowFacts(PartKind part, PartLayout layout, JudgingContext context)
{
    private readonly string?[] _texts = new string?[ItemNames.All.Count];
    private readonly Item[] _items = [.. ItemNames.All.Where(layout.Has)];
    private readonly bool _hasCardColumns = layout.Has(Item.CardStatus) || layout.Has(Item.CardType) || layout.Has(Item.AuditFlag);
    private ItemSet _unreadable;

    /// <summary>Part of the batch.</summary>
    public PartKind Part { get; } = part;

    /// <summary>The columns of the part.</summary>
    public PartLayout Layout { get; } = layout;

    /// <summary>What is the same for all rows.</summary>
    public JudgingContext Context { get; } = context;

    /// <summary>The numbers in force.</summary>
    public CheckThresholds Thresholds { get; } = context.Checks.Thresholds;

    /// <summary>The area of the registry.</summary>
    public RegistryArea Area { get; } = context.Area;

    /// <summary>True when the codes of the province are read and checked.</summary>
    public bool IsProvincial { get; } = context.Checks.Packs.Any(pack => pack is { Id: "province", IsOn: true });

    /// <summary>True when the columns are those of the province's case card, whose codes of stage and occupation are its own.</summary>
    public bool IsProvincialCard => IsProvincial && _hasCardColumns;

    /// <summary>How often each word for "no value" was met.</summary>
    public SortedDictionary<string, long> MissingWords { get; } = new(StringComparer.Ordinal);

    /// <summary>The row as read.</summary>
    public FileRow Row { get; private set; } = null!;

    /// <summary>Sex; unknown and not stated are values too.</summary>
    public Sex? Sex { get; set; }

    /// <summary>Date of birth.</summary>
    public PartialDate? BirthDate { get; set; }

    /// <summary>Reported age, completed years.</summary>
    public int? Age { get; set; }

    /// <summary>True when the age is written as unknown (999).</summary>
    public bool AgeIsUnknown { get; set; }

    /// <summary>Age at the event by the dates, or null when they do not give one.</summary>
    public int? AgeByDates { get; set; }

    /// <summary>Date of incidence.</summary>
    public PartialDate? IncidenceDate { get; set; }

    /// <summary>Date of death.</summary>
    public PartialDate? DeathDate { get; set; }

    /// <summary>Date of last contact.</summary>
    public PartialDate? LastContactDate { get; set; }

    /// <summary>Date of report.</summary>
    public PartialDate? ReportDate { get; set; }

    /// <summary>Date of a follow-up.</summary>
    public PartialDate? FollowUpDate { get; set; }

    /// <summary>Date of withdrawal from follow-up.</summary>
    public PartialDate? WithdrawalDate { get; set; }

    /// <summary>Date that dates the row: incidence of a case, death of a death.</summary>
    public PartialDate? EventDate { get; set; }

    /// <summary>Dates of which the year is written as unknown.</summary>
    public ItemSet YearUnknown { get; set; }

    /// <summary>Valid resident identity number.</summary>
    public ResidentId? ResidentId { get; set; }

    /// <summary>What is wrong with the identity number.</summary>
    public ResidentIdFault ResidentIdFault { get; set; }

    /// <summary>ICD-O-3 topography.</summary>
    public Topography? Topography { get; set; }

    /// <summary>Category (C22) of a site written without a subsite or with a .9 that ICD-O-3 does not have; else null.</summary>
    public string? SiteCategory { get; set; }

    /// <summary>Number of the site for look-ups: that of <see cref="Topography"/>, else of <see cref="SiteCategory"/> (C22 is 229),
    /// else <see cref="SiteSet.Unknown"/>.</summary>
    public int SiteNumber { get; set; }

    /// <summary>The site in a message: C34.1, or C22 when the subsite is not known; null when there is none.</summary>
    public string? SiteCode => Topography?.Code ?? SiteCategory;

    /// <summary>ICD-O-3 histology.</summary>
    public Histology? Histology { get; set; }

    /// <summary>Number of the histology for look-ups, or <see cref="RowBits.UnknownHistology"/>.</summary>
    public int HistologyNumber { get; set; }

    /// <summary>Behaviour, from its column or derived.</summary>
    public Behaviour? Behaviour { get; set; }

    /// <summary>Behaviour digit behind the slash of the morphology column.</summary>
    public char? WrittenBehaviour { get; set; }

    /// <summary>True when the behaviour was taken from the morphology column or from ICD-10.</summary>
    public bool BehaviourIsDerived { get; set; }

    /// <summary>Behaviour digit as written in its column or behind the morphology, 0 to 9; else
    /// <see cref="RowBits.UnknownBehaviour"/>.</summary>
    public int BehaviourDigit { get; set; }

    /// <summary>Lowest age at incidence that the row allows, or <see cref="AgeSiteHistology.Unknown"/>.</summary>
    public int LowestAge { get; set; }

    /// <summary>Highest age at incidence that the row allows: the same as <see cref="LowestAge"/> when it is certain.</summary>
    public int HighestAge { get; set; }

    /// <summary>Laterality as a number, whether or not it is a code.</summary>
    public int? Laterality { get; set; }

    /// <summary>Grade.</summary>
    public int? Grade { get; set; }

    /// <summary>Basis of diagnosis, older codes mapped.</summary>
    public BasisOfDiagnosis? Basis { get; set; }

    /// <summary>True when the basis was 3 or 8 and has been mapped.</summary>
    public bool BasisIsMapped { get; set; }

    /// <summary>True when the basis was chosen from several, or stands for a death that was traced (code 10).</summary>
    public bool BasisIsChosen { get; set; }

    /// <summary>ICD-10 as reported (of a death: the underlying cause).</summary>
    public IcdCode? Icd10 { get; set; }

    /// <summary>ICD-10 derived from ICD-O-3.</summary>
    public IcdCode? DerivedIcd10 { get; set; }

    /// <summary>Why there is no derived ICD-10.</summary>
    public IcdConversionFault ConversionFault { get; set; }

    /// <summary>Tumour number.</summary>
    public int? TumourNumber { get; set; }

    /// <summary>Last contact status: 1 alive, 2 dead, 9 lost.</summary>
    public int? VitalStatus { get; set; }

    /// <summary>Number that names the record, as stored.</summary>
    public string? RecordNumber { get; set; }

    /// <summary>Row that had the same key before, or 0.</summary>
    public int RowWithSameKey { get; set; }

    /// <summary>Which one of several equal rows without a number this is, from 1.</summary>
    public int Occurrence { get; set; }

    /// <summary>Row of another person with the same identity number, or 0.</summary>
    public int RowWithSameId { get; set; }

    /// <summary>True when the row names a main card that has not come.</summary>
    public bool MainCardIsMissing { get; set; }

    /// <summary>The registered case that a follow-up speaks of, and whether there is one.</summary>
    public CaseMatch Match { get; set; }

    /// <summary>Where the hospital's case of the same inpatient stands, in words of both languages; null when there is none.</summary>
    public string? SameStay { get; set; }

    /// <summary>Year of a population cell.</summary>
    public int? Year { get; set; }

    /// <summary>Age group of a population cell, index of <see cref="AgeScheme.Cn19"/>.</summary>
    public int? AgeGroup { get; set; }

    /// <summary>Persons of a population cell.</summary>
    public double? Persons { get; set; }

    /// <summary>Deaths from all causes of a population cell.</summary>
    public int? AllCauseDeaths { get; set; }

    /// <summary>Forgets the row before and takes the text of this one.</summary>
    public void Take(FileRow row)
    {
        Row = row;
        Clear();
        foreach (var item in _items)
        {
            _texts[(int)item] = ItemText.Normalise(row[item], ItemNames.IsFreeText(item), out var word);
            if (word is not null) MissingWords[word] = MissingWords.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Normalised text of an item, or null when it has no value.</summary>
    public string? Text(Item item) => _texts[(int)item];

    /// <summary>Fingerprint of the texts of the row.</summary>
    public long ContentHash()
    {
        var hash = new StableHash();
        foreach (var item in _items) hash.Add(_texts[(int)item]);
        return unchecked((long)(ulong)hash.Value);
    }

    /// <summary>Puts a text made from others in the place of an item.</summary>
    public void Set(Item item, string? text) => _texts[(int)item] = text;

    /// <summary>True when the item has no value.</summary>
    public bool Lacks(Item item) => _texts[(int)item] is null;

    /// <summary>True when the item has a value that could not be read.</summary>
    public bool IsUnreadable(Item item) => _unreadable.Contains(item);

    /// <summary>Notes that the value of an item could not be read.</summary>
    public void MarkUnreadable(Item item) => _unreadable.Add(item);

    private void Clear()
    {
        _unreadable = default;
        (Sex, BirthDate, Age, AgeIsUnknown, AgeByDates) = (null, null, null, false, null);
        (IncidenceDate, DeathDate, LastContactDate, ReportDate) = (null, null, null, null);
        (FollowUpDate, WithdrawalDate, EventDate, YearUnknown) = (null, null, null, default);
        (ResidentId, ResidentIdFault) = (null, ResidentIdFault.None);
        (SiteCategory, SiteNumber, HistologyNumber) = (null, SiteSet.Unknown, RowBits.UnknownHistology);
        (BehaviourDigit, Laterality) = (RowBits.UnknownBehaviour, null);
        (LowestAge, HighestAge) = (AgeSiteHistology.Unknown, AgeSiteHistology.Unknown);
        (Topography, Histology, Behaviour, WrittenBehaviour, BehaviourIsDerived) = (null, null, null, null, false);
        (Grade, Basis, BasisIsMapped, BasisIsChosen) = (null, null, false, false);
        (Icd10, DerivedIcd10, ConversionFault) = (null, null, IcdConversionFault.None);
        (TumourNumber, VitalStatus, RecordNumber) = (null, null, null);
        (RowWithSameKey, Occurrence, RowWithSameId, MainCardIsMissing, SameStay) = (0, 0, 0, false, null);
        Match = default;
        (Year, AgeGroup, Persons, AllCauseDeaths) = (null, null, null, null);
    }
}
