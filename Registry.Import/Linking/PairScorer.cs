namespace Registry.Import.Linking;

/// <summary>Weighs the agreements of a pair: log2(m/u), u by the frequency of the value where the value matters.</summary>
internal sealed class PairScorer
{
    /// <summary>However small a prefecture, so many live in its other counties.</summary>
    private const double LeastNeighbours = 0.002;

    // By the case of the field (LinkageModel: whether one resident ID tells it once more, whether the two live apart), field and agreement.
    private readonly double[][][] _m;
    private readonly double[][][] _u;
    private readonly double[][] _factor;
    private readonly double _sameHospital;
    private readonly KnownFrequencies _frequencies;

    public PairScorer(LinkageModel model, KnownFrequencies frequencies)
    {
        _m = [Of(model, 0, one => Math.Log2(one.M)), Of(model, 0, one => Math.Log2(one.OtherCaseM ?? one.M))];
        _u = [Of(model, 1, one => one.U), Of(model, 1, one => one.OtherCaseU ?? one.U)];
        _factor = Of(model, 1, one => one.Factor);
        var hospitals = _u[0][(int)LinkField.RecordNumber];
        _sameHospital = hospitals.Skip(1).Sum() - hospitals[(int)RecordNumberAgreement.OtherHospital];
        _frequencies = frequencies;
    }

    /// <summary>Weight of a pair in bits.</summary>
    public double Bits(in PairAgreements agreements, in PersonView a, in PersonView b) =>
        ResidentId(agreements) + Name(agreements, a, b) + Birth(agreements, a, b) + Sex(agreements, a, b) + Area(agreements, a, b)
        + RecordNumber(agreements, a, b);

    /// <summary>The same field by field.</summary>
    public FieldScore[] Fields(in PairAgreements agreements, in PersonView a, in PersonView b) =>
    [
        new(LinkField.ResidentId, (int)agreements.ResidentId, ResidentId(agreements)),
        new(LinkField.Name, (int)agreements.Name, Name(agreements, a, b)),
        new(LinkField.BirthDate, (int)agreements.Birth, Birth(agreements, a, b)),
        new(LinkField.Sex, (int)agreements.Sex, Sex(agreements, a, b)),
        new(LinkField.Area, (int)agreements.Area, Area(agreements, a, b)),
        new(LinkField.RecordNumber, (int)agreements.RecordNumber, RecordNumber(agreements, a, b)),
    ];

    private static double[][] Of(LinkageModel model, double missing, Func<AgreementWeight, double> part) =>
        [.. model.Fields.Select(field => (double[])[missing, .. field.Agreements.Select(part)])];

    private double Plain(LinkField field, in PairAgreements agreements) =>
        agreements[field] is not 0 and var agreement
            ? M(field, agreements) - Math.Log2(Math.Min(U(field, agreements) * _factor[(int)field][agreement], 1))
            : 0;

    private double M(LinkField field, in PairAgreements agreements) => _m[CaseOf(field, agreements)][(int)field][agreements[field]];

    private double U(LinkField field, in PairAgreements agreements) => _u[CaseOf(field, agreements)][(int)field][agreements[field]];

    private static int CaseOf(LinkField field, in PairAgreements agreements) =>
        (field == LinkField.RecordNumber ? agreements.IsApart : agreements.IsTold) ? 1 : 0;

    private double ResidentId(in PairAgreements agreements) => Plain(LinkField.ResidentId, agreements);

    private double Birth(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        const LinkField Field = LinkField.BirthDate;
        if (agreements.Birth != BirthAgreement.Equal) return Plain(Field, agreements);
        var u = _frequencies.Day(FieldComparison.SharedBirth(a.Person, b.Person));
        return M(Field, agreements) - Math.Log2(Math.Min(u * _factor[(int)Field][(int)BirthAgreement.Equal], 1));
    }

    // Names are of men or of women: under one given name the sex is nearly known, so that its agreement says little and its
    // difference less than among all.
    private double Sex(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        const LinkField Field = LinkField.Sex;
        if (agreements.Sex == SexAgreement.Missing || !HaveOneGivenName(agreements.Name)) return Plain(Field, agreements);
        var women = (_frequencies.Women(a.Keys) + _frequencies.Women(b.Keys)) / 2;
        var wrong = double.Exp2(_m[CaseOf(Field, agreements)][(int)Field][(int)SexAgreement.Different]);
        var written = women * (1 - wrong) + (1 - women) * wrong;         // somebody else's sex may be written wrongly too
        var u = (agreements.Sex, FieldComparison.IsWoman(a.Person, b.Person)) switch
        {
            (SexAgreement.Different, _) => women * (1 - written) + (1 - women) * written,
            (_, true) => written,
            _ => 1 - written,
        };
        return M(Field, agreements) - Math.Log2(Math.Min(u * U(Field, agreements) / _u[0][(int)Field][(int)agreements.Sex], 1));
    }

    private static bool HaveOneGivenName(NameAgreement name) =>
        name is NameAgreement.Equal or NameAgreement.Variant or NameAgreement.Homophone or NameAgreement.NearHomophone or NameAgreement.SurnameDiffers;

    // How often one hospital is seen by chance depends on the hospital and on where the two live; never seen to speak against them.
    private double RecordNumber(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        const LinkField Field = LinkField.RecordNumber;
        if (agreements.RecordNumber is RecordNumberAgreement.Missing or RecordNumberAgreement.OtherHospital) return Plain(Field, agreements);
        var share = _frequencies.Hospital(a.Person, b.Person, agreements.Area);
        var bits = M(Field, agreements) - Math.Log2(Math.Min(1, U(Field, agreements) * share / _sameHospital));
        return agreements.RecordNumber == RecordNumberAgreement.SameHospital ? Math.Max(0, bits) : bits;
    }

    private double Area(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        const LinkField Field = LinkField.Area;
        var (areaA, areaB) = (a.Person.Area, b.Person.Area);
        double u;
        if (agreements.Area == AreaAgreement.Equal) u = _frequencies.Area(FieldComparison.SharedArea(a.Person, b.Person));
        else if (agreements.Area == AreaAgreement.SamePrefecture && areaA / 100 == areaB / 100)
            u = Math.Max(_frequencies.Prefecture(areaA) - (_frequencies.Area(areaA) + _frequencies.Area(areaB)) / 2, LeastNeighbours);
        else return Plain(Field, agreements);
        return M(Field, agreements) - Math.Log2(Math.Min(1, u));
    }

    private double Name(in PairAgreements agreements, in PersonView a, in PersonView b)
    {
        if (agreements.Name == NameAgreement.Missing) return 0;
        var average = U(LinkField.Name, agreements);
        var u = ChanceOfNames.Of(_frequencies, agreements.Name, average, a.Keys, b.Keys);
        if (a.Keys.Surname == b.Keys.Surname) u *= _frequencies.SurnameLift(a.Keys, a.Person.Area, b.Person.Area);
        u = WithTwins(u, average, _factor[(int)LinkField.Name][(int)agreements.Name], MayBeTwins(agreements));
        var m = M(LinkField.Name, agreements);
        u *= ChanceOfNames.OfReplacement(_frequencies, agreements.Name, double.Exp2(m), a.Keys, b.Keys);
        return m - Math.Log2(Math.Min(1, u));
    }

    // Twins share a surname and a character however rare it is: what they add is a chance of its own, not a multiple. They are born on one
    // day and mostly live in one county; other pairs are none.
    private static double WithTwins(double u, double average, double factor, bool mayBeTwins) =>
        factor <= 1 ? u * factor : mayBeTwins ? u + average * (factor - 1) : u;

    private static bool MayBeTwins(in PairAgreements agreements) =>
        agreements.Birth is BirthAgreement.Missing or BirthAgreement.Equal or BirthAgreement.MonthAgrees or BirthAgreement.YearAgrees
        && agreements.Area is AreaAgreement.Missing or AreaAgreement.Equal;
}
