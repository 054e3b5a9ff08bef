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
        Name = name,
        Birth = FieldComparison.OfBirths(a.Person, b.Person),
        Sex = FieldComparison.OfSexes(a.Person, b.Person),
        Area = FieldComparison.OfAreas(a.Person, b.Person),
        RecordNumber = FieldComparison.OfRecordNumbers(a.Person, b.Person),
    };

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

/// <summary>Weighs the agreements of a pair: log2(m/u), u by the frequency of the value where the value matters.</summary>
internal sealed class PairScorer
{
    private readonly double[][] _m;
    private readonly double[][] _u;
    private readonly double[][] _factor;
    private readonly double _sameHospital;
    private readonly KnownFrequencies _frequencies;

    public PairScorer(LinkageModel model, KnownFrequencies frequencies)
    {
        _m = [.. model.Fields.Select(field => (double[])[0, .. field.Agreements.Select(agreement => Math.Log2(agreement.M))])];
        _u = [.. model.Fields.Select(field => (double[])[1, .. field.Agreements.Select(agreement => agreement.U)])];
        _factor = [.. model.Fields.Select(field => (double[])[1, .. field.Agreements.Select(agreement => agreement.Factor)])];
        var hospitals = _u[(int)LinkField.RecordNumber];
        _sameHospital = hospitals.Skip(1).Sum() - hospitals[(int)RecordNumberAgreement.OtherHospital];
        _frequencies = frequencies;
    }

    /// <summary>Weight of a pair in bits.</summary>
    public double Bits(in PairAgreements agreements, in PersonView a, in PersonView b) =>
        Plain(LinkField.ResidentId, (int)agreements.ResidentId) + Name(agreements, a, b) + Birth(agreements.Birth, a, b)
        + Plain(LinkField.Sex, (int)agreements.Sex) + Area(agreements.Area, a, b) + RecordNumber(agreements, a, b);

    /// <summary>The same field by field.</summary>
    public FieldScore[] Fields(in PairAgreements agreements, in PersonView a, in PersonView b) =>
    [
        new(LinkField.ResidentId, (int)agreements.ResidentId, Plain(LinkField.ResidentId, (int)agreements.ResidentId)),
        new(LinkField.Name, (int)agreements.Name, Name(agreements, a, b)),
        new(LinkField.BirthDate, (int)agreements.Birth, Birth(agreements.Birth, a, b)),
        new(LinkField.Sex, (int)agreements.Sex, Plain(LinkField.Sex, (int)agreements.Sex)),
        new(LinkField.Area, (int)agreements.Area, Area(agreements.Area, a, b)),
        new(LinkField.RecordNumber, (int)agreements.RecordNumber, RecordNumber(agreements, a, b)),
    ];

    private double Plain(LinkField field, int agreement) => agreement == 0 ? 0 : Of(field, agreement, _u[(int)field][agreement]);

    private double Of(LinkField field, int agreement, double u) => _m[(int)field][agreement] - Math.Log2(Math.Min(u * _factor[(int)field][agreement], 1));

    private double Birth(BirthAgreement agreement, in PersonView a, in PersonView b) =>
        agreement == BirthAgreement.Equal
            ? Of(LinkField.BirthDate, (int)agreement, _frequencies.Day(FieldComparison.SharedBirth(a.Person, b.Person)))
            : Plain(LinkField.BirthDate, (int)agreement);

    // How often one hospital is seen by chance depends on the hospital and on where the two live; never seen to speak against them.
    private double RecordNumber(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        const LinkField Field = LinkField.RecordNumber;
        if (agreements.RecordNumber is RecordNumberAgreement.Missing or RecordNumberAgreement.OtherHospital)
            return Plain(Field, (int)agreements.RecordNumber);
        var share = _frequencies.Hospital(a.Person, b.Person, agreements.Area);
        var bits = Of(Field, (int)agreements.RecordNumber, Math.Min(1, _u[(int)Field][(int)agreements.RecordNumber] * share / _sameHospital));
        return agreements.RecordNumber == RecordNumberAgreement.SameHospital ? Math.Max(0, bits) : bits;
    }

    private double Area(AreaAgreement agreement, in PersonView a, in PersonView b) =>
        agreement == AreaAgreement.Equal
            ? Of(LinkField.Area, (int)agreement, _frequencies.Area(FieldComparison.SharedArea(a.Person, b.Person)))
            : Plain(LinkField.Area, (int)agreement);

    private double Name(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        var agreement = agreements.Name;
        if (agreement == NameAgreement.Missing) return 0;
        var average = _u[(int)LinkField.Name][(int)agreement];
        var f = _frequencies;
        var u = agreement switch
        {
            NameAgreement.Equal => f.Exact(a.Keys),
            NameAgreement.Variant => Math.Max(f.Exact(a.Keys), f.Exact(b.Keys)),
            NameAgreement.Homophone or NameAgreement.Reordered => Math.Max(f.Sound(a.Keys), f.Sound(b.Keys)),
            NameAgreement.NearHomophone => Math.Max(f.Alike(a.Keys), f.Alike(b.Keys)),
            NameAgreement.OneCharacter => OneCharacter(average, a.Keys, b.Keys),
            NameAgreement.SurnameDiffers => Math.Max(f.Given(a.Keys), f.Given(b.Keys)),
            NameAgreement.OneMissing => average * Math.Max(f.Surname(a.Keys), f.Surname(b.Keys)) / f.SurnameAgreement,
            NameAgreement.SurnameOnly => Math.Max(f.Surname(a.Keys), f.Surname(b.Keys)),
            _ => average,
        };
        if (a.Keys.Surname == b.Keys.Surname) u *= f.SurnameLift(a.Keys, a.Person.Area, b.Person.Area);
        return _m[(int)LinkField.Name][(int)agreement] - Math.Log2(Math.Min(1, WithTwins(u, average, _factor[(int)LinkField.Name][(int)agreement], MayBeTwins(agreements))));
    }

    // Twins share a surname and a character however rare it is: what they add is a chance of its own, not a multiple. They are born on one
    // day and mostly live in one county; other pairs are none.
    private static double WithTwins(double u, double average, double factor, bool mayBeTwins) =>
        factor <= 1 ? u * factor : mayBeTwins ? u + average * (factor - 1) : u;

    private static bool MayBeTwins(in PairAgreements agreements) =>
        agreements.Birth is BirthAgreement.Missing or BirthAgreement.Equal or BirthAgreement.MonthAgrees or BirthAgreement.YearAgrees
        && agreements.Area is AreaAgreement.Missing or AreaAgreement.Equal;

    private double OneCharacter(double average, in NameKeys a, in NameKeys b)
    {
        var f = _frequencies;
        if (a.FirstPart == 0 || b.FirstPart == 0) return average * Math.Max(f.Surname(a), f.Surname(b)) / f.SurnameAgreement;
        if (a.FirstPart == b.FirstPart) return f.Part(a.FirstPart, a);
        if (a.SecondPart == b.SecondPart) return f.Part(a.SecondPart, a);
        return Math.Max(
            Math.Max(f.Part(a.FirstPart, a), f.Part(b.FirstPart, b)),
            Math.Max(f.Part(a.SecondPart, a), f.Part(b.SecondPart, b)));
    }
}
