namespace Registry.Import.Linking;

/// <summary>The band of a pair by itself, before other candidates are looked at.</summary>
internal static class LinkDecision
{
    /// <summary>log2 of the prior odds that a new record and a known person are one: the expected share spread over all known persons.</summary>
    public static double PriorBits(LinkageModel model, long knownPersons)
    {
        var chance = model.ExpectedShare / Math.Max(1, knownPersons);
        return Math.Log2(chance / (1 - chance));
    }

    /// <summary>Probability from odds in bits.</summary>
    public static double Probability(double bits) => 1 / (1 + double.Exp2(-bits));

    /// <summary>The band and why.</summary>
    /// <param name="agreements">How the two agree.</param>
    /// <param name="probability">Probability that they are one person.</param>
    /// <param name="limits">From which probability what is done.</param>
    public static (LinkBand Band, LinkReason Reason) Of(in PairAgreements agreements, double probability, in LinkLimits limits)
    {
        if (agreements.ResidentId == ResidentIdAgreement.Equal)
            return ContradictsId(agreements)
                ? (LinkBand.Review, LinkReason.ResidentIdOfTwoPersons)
                : (LinkBand.Automatic, LinkReason.SameResidentId);
        if (probability < limits.Review) return (LinkBand.Different, LinkReason.Probability);
        if (agreements.ResidentId == ResidentIdAgreement.Different) return (LinkBand.Review, LinkReason.DifferentResidentIds);
        if (probability < limits.Automatic) return (LinkBand.Review, LinkReason.Probability);
        if (!agreements.SurnameAgrees && agreements.RecordNumber != RecordNumberAgreement.Equal) return (LinkBand.Review, LinkReason.NoSurname);
        return probability < limits.Relatives && MayBeRelatives(agreements)
            ? (LinkBand.Review, LinkReason.Relatives)
            : (LinkBand.Automatic, LinkReason.Probability);
    }

    /// <summary>True when two records of one resident ID are to be asked about: name or sex differs (L-LNK-2).</summary>
    /// <remarks>A name in variant characters, of the same or like sounds or in another order is the same name, written otherwise. The date of
    /// birth is not asked about: the number tells it.</remarks>
    public static bool IsAskedAbout(in PairAgreements agreements) =>
        IsOtherName(agreements.Name) || agreements.Sex == SexAgreement.Different;

    /// <summary>True when two records of one resident ID are not linked before somebody has answered.</summary>
    /// <remarks>Where number and name are the same and the date of birth is at most a slip away, who it is is not in doubt: one of the two has
    /// the other sex than its own number. They are linked, and the question is asked of the case when it is imported.</remarks>
    public static bool ContradictsId(in PairAgreements agreements) =>
        IsOtherName(agreements.Name)
        || (agreements.Sex == SexAgreement.Different
            && (agreements.Name == NameAgreement.Missing
                || agreements.Birth is BirthAgreement.Missing or BirthAgreement.Different or BirthAgreement.SameYear or BirthAgreement.SameMonthAndDay));

    /// <summary>True when two names are not one name written in two ways.</summary>
    public static bool IsOtherName(NameAgreement name) =>
        name is NameAgreement.OneCharacter or NameAgreement.SurnameDiffers or NameAgreement.OneMissing or NameAgreement.SurnameOnly or NameAgreement.Different;

    // Twins share everything but a character of the name and the hospital.
    private static bool MayBeRelatives(in PairAgreements agreements) =>
        agreements.Name is NameAgreement.OneCharacter or NameAgreement.SurnameOnly
        && agreements.RecordNumber is RecordNumberAgreement.Missing or RecordNumberAgreement.OtherHospital;
}
