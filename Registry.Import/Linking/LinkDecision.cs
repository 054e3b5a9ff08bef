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
    /// <param name="review">Probability from which somebody is shown the pair.</param>
    /// <param name="automatic">Probability from which nobody is.</param>
    public static (LinkBand Band, LinkReason Reason) Of(in PairAgreements agreements, double probability, double review, double automatic)
    {
        if (agreements.ResidentId == ResidentIdAgreement.Equal)
            return ContradictsId(agreements)
                ? (LinkBand.Review, LinkReason.ResidentIdOfTwoPersons)
                : (LinkBand.Automatic, LinkReason.SameResidentId);
        if (probability < review) return (LinkBand.Different, LinkReason.Probability);
        if (agreements.ResidentId == ResidentIdAgreement.Different) return (LinkBand.Review, LinkReason.DifferentResidentIds);
        if (probability < automatic) return (LinkBand.Review, LinkReason.Probability);
        return MayBeRelatives(agreements) ? (LinkBand.Review, LinkReason.Relatives) : (LinkBand.Automatic, LinkReason.Probability);
    }

    /// <summary>True when two records of one resident ID are not one person for sure (L-LNK-2).</summary>
    /// <remarks>Another name is enough. Of a character that sounds otherwise, a date of birth that is no slip of the other, and the other sex
    /// one alone is taken as an error, since the number itself tells date and sex; two are not.</remarks>
    public static bool ContradictsId(in PairAgreements agreements)
    {
        if (agreements.Name is NameAgreement.Different or NameAgreement.SurnameOnly) return true;
        var doubts = agreements.Name is NameAgreement.OneCharacter or NameAgreement.SurnameDiffers or NameAgreement.OneMissing ? 1 : 0;
        if (agreements.Birth is BirthAgreement.Different or BirthAgreement.SameYear or BirthAgreement.SameMonthAndDay) doubts++;
        if (agreements.Sex == SexAgreement.Different) doubts++;
        return doubts > 1;
    }

    // Twins share everything but a character of the name and the hospital.
    private static bool MayBeRelatives(in PairAgreements agreements) =>
        agreements.Name is NameAgreement.OneCharacter or NameAgreement.SurnameOnly
        && agreements.RecordNumber is RecordNumberAgreement.Missing or RecordNumberAgreement.OtherHospital;
}
