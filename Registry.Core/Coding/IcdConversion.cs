namespace Registry.Core.Coding;

/// <summary>Why an ICD-O-3 code has no ICD-10 code.</summary>
public enum IcdConversionFault
{
    /// <summary>Nothing: there is a code.</summary>
    None,

    /// <summary>The tables have no rule for this morphology and behaviour, or none for it at this site (O-CONV-1).</summary>
    NoRule,

    /// <summary>The morphology belongs to the other sex, or to one sex and the sex is not known (O-CONV-2).</summary>
    OtherSex,

    /// <summary>The code differs between men and women and the sex is not known (O-CONV-3).</summary>
    SexNeeded,
}

/// <summary>Derives the ICD-10 code (2010 edition) of a tumour coded in ICD-O-3.</summary>
/// <remarks>
/// Rules and tables of the IARC conversion as CanReg5 carries them, with its known defects repaired: the site exceptions
/// work, a man is sex 1, and two-digit sites of the male/female table match. Where the tables come from: tables/README.md.
/// Results of a morphology are worked out once, for all sites and sexes, when it is first met; after that a call is a look-up.
/// </remarks>
public static class IcdConversion
{
    private const int FirstHistology = 8000;
    private const int Sexes = 3;
    private static readonly Outcome[]?[] ByMorphology = new Outcome[]?[20_000];

    /// <summary>The ICD-10 code of a tumour, or null when there is none.</summary>
    /// <param name="site">Topography.</param>
    /// <param name="morphology">Histology with behaviour. Behaviour 6 and 9, which a registry does not use, convert too.</param>
    /// <param name="sex">Sex of the person; some codes need it.</param>
    public static IcdCode? FromIcdO3(Topography site, Morphology morphology, Sex sex) =>
        FromIcdO3(site, morphology, sex, out _);

    /// <inheritdoc cref="FromIcdO3(Topography, Morphology, Sex)"/>
    /// <param name="site">Topography.</param>
    /// <param name="morphology">Histology with behaviour.</param>
    /// <param name="sex">Sex of the person.</param>
    /// <param name="fault">Why the result is null.</param>
    public static IcdCode? FromIcdO3(Topography site, Morphology morphology, Sex sex, out IcdConversionFault fault)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(morphology.Histology, nameof(morphology));
        var key = (morphology.Histology.Number - FirstHistology) * 10 + (int)morphology.Behaviour;
        var outcomes = Volatile.Read(ref ByMorphology[key]) ?? Fill(key, morphology);
        var outcome = outcomes[site.Ordinal * Sexes + Position(sex)];
        fault = outcome.Fault;
        return outcome.Code;
    }

    /// <summary>True when the site takes the tumour out of the table of its morphology.</summary>
    internal static bool IsException(Topography site, Morphology morphology, Sex sex) => Exception(site, morphology, sex) is not null;

    private static int Position(Sex sex) => sex switch { Sex.Male => 0, Sex.Female => 1, _ => 2 };

    private static Outcome[] Fill(int key, Morphology morphology)
    {
        var outcomes = new Outcome[Topography.All.Count * Sexes];
        foreach (var site in Topography.All)
            foreach (var sex in (Sex[])[Sex.Male, Sex.Female, Sex.Unknown])
                outcomes[site.Ordinal * Sexes + Position(sex)] = Convert(site, morphology, sex);
        Volatile.Write(ref ByMorphology[key], outcomes);
        return outcomes;
    }

    private static Outcome Convert(Topography site, Morphology morphology, Sex sex)
    {
        var outcome = Exception(site, morphology, sex) ?? IcdConversionTables.Main(site, morphology, sex);
        if (outcome.Code is null) return outcome;
        if (site.Category == "C22" && morphology.Behaviour == Behaviour.Malignant)
            outcome = IcdConversionTables.Liver(morphology.Histology.Number) ?? outcome;
        return WithExistingSubdivision(outcome);
    }

    // ICD-10 has no "overlapping" subdivision in D21, D22, D23 and D48: the unspecified one stands for it.
    private static Outcome WithExistingSubdivision(Outcome outcome) =>
        outcome.Code is { Category: "D21" or "D22" or "D23" or "D48", Subdivision: 8 } code ? Outcome.Of($"{code.Category}.9") : outcome;

    // Sites at which three histologies do not follow the table. CanReg5 means these too and never reaches them.
    private static Outcome? Exception(Topography site, Morphology morphology, Sex sex)
    {
        if (morphology.Behaviour != Behaviour.Malignant) return null;
        return morphology.Histology.Number switch
        {
            8930 when sex == Sex.Male => IcdConversionTables.OfSite(site, 1),
            8930 when sex == Sex.Female && site.Code == "C54.0" => Outcome.Of("C54.0"),
            8161 or 8162 when site.Code == "C24.0" => Outcome.Of("C24.0"),
            9699 when site.Code is "C42.0" or "C42.1" or "C42.4" || site.Category == "C77" => Outcome.Of("C83.0"),
            _ => null,
        };
    }

    /// <summary>A code, or why there is none.</summary>
    internal readonly record struct Outcome(IcdCode? Code, IcdConversionFault Fault)
    {
        /// <summary>A code of the tables; their marks for "no such code" (##, ?, ####) give <paramref name="otherwise"/>.</summary>
        public static Outcome Of(string code, IcdConversionFault otherwise = IcdConversionFault.NoRule) =>
            IcdCode.TryParse(code) is { } icd ? new(icd, IcdConversionFault.None) : new(null, otherwise);

        /// <summary>No code.</summary>
        public static Outcome None(IcdConversionFault fault) => new(null, fault);
    }
}
