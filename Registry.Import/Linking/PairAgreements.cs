namespace Registry.Import.Linking;

/// <summary>The agreements of a pair, a byte each.</summary>
internal struct PairAgreements
{
    public ResidentIdAgreement ResidentId;
    public NameAgreement Name;
    public BirthAgreement Birth;
    public SexAgreement Sex;
    public AreaAgreement Area;
    public RecordNumberAgreement RecordNumber;

    /// <summary>True when just one of the two has a resident ID, which tells date of birth, sex and division once more.</summary>
    public bool IsTold;

    /// <summary>True when both have a surname and it is one, in variant characters or of like sounds perhaps, or when the whole name is.</summary>
    public bool SurnameAgrees;

    /// <summary>Compares two persons.</summary>
    public static PairAgreements Of(in PersonView a, in PersonView b)
    {
        var name = NameComparison.Of(a.Points, a.SurnameLength, b.Points, b.SurnameLength);
        return Of(a, b, name) with { SurnameAgrees = NameComparison.IsOfOneSurname(name, a.Keys, b.Keys) };
    }

    private static PairAgreements Of(in PersonView a, in PersonView b, NameAgreement name) => new()
    {
        ResidentId = a.Person.ResidentKey == 0 || b.Person.ResidentKey == 0 ? ResidentIdAgreement.Missing
            : a.Person.ResidentKey == b.Person.ResidentKey ? ResidentIdAgreement.Equal
            : ResidentIdAgreement.Different,
        IsTold = (a.Person.ResidentKey == 0) != (b.Person.ResidentKey == 0),
        Name = name,
        Birth = FieldComparison.OfBirths(a.Person, b.Person),
        Sex = FieldComparison.OfSexes(a.Person, b.Person),
        Area = FieldComparison.OfAreas(a.Person, b.Person),
        RecordNumber = FieldComparison.OfRecordNumbers(a.Person, b.Person),
    };

    /// <summary>True when the two are known to live in two counties.</summary>
    public readonly bool IsApart => LiveApart(Area);

    /// <summary>True when an agreement of divisions is that of two counties.</summary>
    public static bool LiveApart(AreaAgreement area) =>
        area is AreaAgreement.SamePrefecture or AreaAgreement.SameProvince or AreaAgreement.Different;

    /// <summary>The agreement of a field by its number.</summary>
    public readonly int this[LinkField field] => field switch
    {
        LinkField.ResidentId => (int)ResidentId,
        LinkField.Name => (int)Name,
        LinkField.BirthDate => (int)Birth,
        LinkField.Sex => (int)Sex,
        LinkField.Area => (int)Area,
        LinkField.RecordNumber => (int)RecordNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };
}
