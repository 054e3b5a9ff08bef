namespace Registry.Import.Linking;

/// <summary>Estimates the weights from the data: docs/linking.md, "Estimation".</summary>
internal sealed class ModelEstimation
{
    private const int SampleRecords = 20_000;

    /// <summary>Records of known persons that a sample must have, by its own estimate, before it is believed.</summary>
    private const int FewestMatches = 200;

    /// <summary>Pairs of one person that the defaults count for; among pairs of two persons they count for the same share of all.</summary>
    private const double DefaultWeight = 30;

    private readonly PersonIndex _index;
    private readonly long _seed;
    private readonly CancellationToken _stop;
    private readonly LinkageModel _start = LinkageModel.Defaults;
    private readonly double[][][] _matched;       // by the case of the field, field and agreement

    private ModelEstimation(PersonIndex index, long seed, CancellationToken stop)
    {
        (_index, _seed, _stop) = (index, seed, stop);
        _matched = [Zeros(), Zeros()];
    }

    // A block in which a mixture is fitted: the fields looked at, and those whose m is taken from it. What the block fixes is not among them.
    private sealed record Design(int Pass, LinkField[] Fields, LinkField[] Kept);

    private static readonly Design[] Designs =
    [
        new(BlockKeys.BirthSexArea, [LinkField.ResidentId, LinkField.Name, LinkField.RecordNumber],
            [LinkField.ResidentId, LinkField.Name, LinkField.RecordNumber]),
        new(BlockKeys.SoundArea, [LinkField.ResidentId, LinkField.BirthDate, LinkField.Sex, LinkField.RecordNumber],
            [LinkField.ResidentId, LinkField.BirthDate, LinkField.Sex, LinkField.RecordNumber]),
        new(BlockKeys.SoundBirthYear, [LinkField.ResidentId, LinkField.BirthDate, LinkField.Sex, LinkField.Area, LinkField.RecordNumber],
            [LinkField.ResidentId, LinkField.Sex, LinkField.Area, LinkField.RecordNumber]),
    ];

    /// <summary>A model for linking records to the persons of an index.</summary>
    public static LinkageModel Of(PersonIndex index, IEnumerable<PersonFacts> records, long seed, CancellationToken stop)
    {
        var sample = new PriorityQueue<PersonFacts, ulong>();
        foreach (var record in records)
        {
            sample.Enqueue(record, ~Hash.Mix(Hash.Mix(record.Id) ^ Hash.Mix(seed)));
            if (sample.Count > SampleRecords) sample.Dequeue();
        }
        var chosen = sample.UnorderedItems.Select(item => item.Element).OrderBy(record => record.Id).ToList();
        return new ModelEstimation(index, seed, stop).Fit([.. chosen.Select(record => PreparedPerson.Of(record, index.Areas))]);
    }

    /// <summary>A model for finding duplicates within an index.</summary>
    public static LinkageModel Of(PersonIndex index, long seed, CancellationToken stop)
    {
        var rows = Enumerable.Range(0, index.Count);
        if (index.Count > SampleRecords)
            rows = rows.OrderBy(row => Hash.Mix(Hash.Mix(index.Rows[row].Id) ^ Hash.Mix(seed))).Take(SampleRecords).Order();
        return new ModelEstimation(index, seed, stop).Fit([.. rows.Select(row => PreparedPerson.Of(index, row))]);
    }

    private LinkageModel Fit(IReadOnlyList<PreparedPerson> sample)
    {
        var chance = ChanceAgreements.Count(_index, _seed, _stop);
        var start = _start with { Fields = [.. _start.Fields.Select(field => WithU(field, chance, DefaultWeight))] };
        foreach (var design in Designs) FitDesign(design, start, sample);
        var model = ExpectedShare.Of(_index, sample, LinkageModel.Checked(start with
        {
            SampledRecords = sample.Count,
            Seed = _seed,
            Fields = [.. _start.Fields.Select(field => WithM(WithU(field, chance, DefaultsOf(field.Field, chance)), chance))],
        }), _stop);
        return model.ExpectedShare * sample.Count < FewestMatches ? OfFewData(sample) : AutomaticCutOff.Of(_index, sample, model, _stop);
    }

    // In few data twins, relatives and sheer chance look like evidence: the defaults stand, no more persons are expected to be known than by
    // default, and hardly anything is linked unseen.
    private LinkageModel OfFewData(IReadOnlyList<PreparedPerson> sample)
    {
        var share = ExpectedShare.Of(_index, sample, _start, _stop).ExpectedShare;
        return AutomaticCutOff.Untried(_start with { Seed = _seed, ExpectedShare = Math.Min(share, _start.ExpectedShare) });
    }

    // The defaults count for the same share of the pairs of two persons as of those of one, so that an agreement never seen weighs what it
    // weighs by default.
    private double DefaultsOf(LinkField field, ChanceAgreements chance) =>
        DefaultWeight * Math.Max(1, chance.PairsOf(field) / Math.Max(1, Known(_matched[0][(int)field]) + Known(_matched[1][(int)field])));

    private static FieldWeights WithU(FieldWeights defaults, ChanceAgreements chance, double defaultPairs)
    {
        if (defaults.Field == LinkField.ResidentId) return defaults;
        var u = chance.U(defaults, defaultPairs);
        var factors = chance.Factors(defaults.Field, u);
        return defaults with
        {
            Agreements = [.. defaults.Agreements.Select((agreement, i) => agreement with { U = u[i + 1], Factor = factors[i + 1] })],
        };
    }

    // A resident ID in one of two records tells date of birth, sex and division once more: they agree more often then, and by chance too. Who
    // has moved goes to another hospital.
    private FieldWeights WithM(FieldWeights weights, ChanceAgreements chance)
    {
        var (one, other) = (M(weights, _matched[0][(int)weights.Field]), M(weights, _matched[1][(int)weights.Field]));
        if (weights.Field is LinkField.Sex or LinkField.Area)
        {
            var defaults = DefaultsOf(weights.Field, chance);
            var (u, toldU) = (chance.U(_start.Of(weights.Field), defaults, told: false), chance.U(_start.Of(weights.Field), defaults, told: true));
            return With(weights, (agreement, i) => agreement with { M = one[i], OtherCaseM = other[i], U = u[i + 1], OtherCaseU = toldU[i + 1] });
        }
        return weights.Field is LinkField.BirthDate or LinkField.RecordNumber
            ? With(weights, (agreement, i) => agreement with { M = one[i], OtherCaseM = other[i] })
            : With(weights, (agreement, i) => agreement with { M = one[i] });
    }

    private static FieldWeights With(FieldWeights weights, Func<AgreementWeight, int, AgreementWeight> with) =>
        weights with { Agreements = [.. weights.Agreements.Select(with)] };

    private static double[] M(FieldWeights weights, double[] counts)
    {
        var all = Known(counts) + DefaultWeight;
        return [.. weights.Agreements.Select((agreement, i) => (counts[i + 1] + DefaultWeight * agreement.M) / all)];
    }

    private static double Known(double[] counts) => counts.Sum() - counts[0];

    private void FitDesign(Design design, LinkageModel start, IReadOnlyList<PreparedPerson> sample)
    {
        var patterns = Patterns(design.Pass, design.Fields, sample);
        for (var told = 0; told < patterns.Length; told++) FitDesign(design, start, patterns[told], told);
    }

    private void FitDesign(Design design, LinkageModel start, Dictionary<ulong, long> patterns, int told)
    {
        if (patterns.Count == 0) return;
        var fields = design.Fields.Select(start.Of).Select(field => new MixtureField(
            [0, .. field.Agreements.Select(agreement => agreement.M)],
            [0, .. field.Agreements.Select(agreement => Math.Min(1, agreement.U * agreement.Factor))],
            EstimateM: true,
            EstimateU: IsNearer(design.Pass, field.Field))).ToList();
        var fit = ExpectationMaximisation.Fit(patterns, fields, share: 0.1);
        for (var i = 0; i < fields.Count; i++)
        {
            var field = design.Fields[i];
            if (!design.Kept.Contains(field)) continue;
            if (field == LinkField.RecordNumber) CountHospitals(fit, i, Array.IndexOf(design.Fields, LinkField.Area));
            else
                for (var agreement = 0; agreement < fit.Matched[i].Length; agreement++)
                    _matched[IsTold(field) ? told : 0][(int)field][agreement] += fit.Matched[i][agreement];
        }
    }

    private static bool IsTold(LinkField field) => field is LinkField.BirthDate or LinkField.Sex or LinkField.Area;

    // By whether the two live apart; where the block fixes the division they do not.
    private void CountHospitals(MixtureFit fit, int hospitalAt, int areaAt)
    {
        foreach (var (pattern, expected) in fit.Ones)
        {
            var isApart = areaAt >= 0 && PairAgreements.LiveApart((AreaAgreement)(pattern >> (8 * areaAt) & 0xFF));
            _matched[isApart ? 1 : 0][(int)LinkField.RecordNumber][pattern >> (8 * hospitalAt) & 0xFF] += expected;
        }
    }

    // Where the year of birth is the same for all, dates agree by chance more often than u says; hospitals where the division is.
    private static bool IsNearer(int pass, LinkField field) =>
        field == LinkField.BirthDate ? pass == BlockKeys.SoundBirthYear
        : field == LinkField.RecordNumber && pass != BlockKeys.SoundBirthYear;

    private Dictionary<ulong, long>[] Patterns(int pass, LinkField[] fields, IReadOnlyList<PreparedPerson> sample)
    {
        Dictionary<ulong, long>[] patterns = [[], []];
        var rows = new List<int>();
        Span<int> agreementsOf = stackalloc int[fields.Length];
        foreach (var prepared in sample)
        {
            _stop.ThrowIfCancellationRequested();
            rows.Clear();
            var person = prepared.View;
            // Of a block that is cut only those of one division, or of one year of birth, are left: nothing can be learnt of either from them.
            if (_index.CandidatesOf(pass, person, rows) > 0) continue;
            foreach (var row in rows)
            {
                ref readonly var known = ref _index.Rows[row];
                if (known.Id == person.Person.Id || known.PersonId == person.Person.PersonId) continue;
                var agreements = PairAgreements.Of(person, _index.View(row));
                if (!BlockKeys.Agrees(pass, agreements)) continue;
                for (var i = 0; i < fields.Length; i++) agreementsOf[i] = agreements[fields[i]];
                var pattern = ExpectationMaximisation.Pattern(agreementsOf);
                var counts = patterns[agreements.IsTold ? 1 : 0];
                counts[pattern] = counts.GetValueOrDefault(pattern) + 1;
            }
        }
        return patterns;
    }

    private double[][] Zeros() => [.. _start.Fields.Select(field => new double[field.Agreements.Count + 1])];
}
