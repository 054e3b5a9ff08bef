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
    public static (LinkBand Band, LinkReason Reason) Of(in PairAgreements agreements, double probability, LinkSettings settings)
    {
        if (agreements.ResidentId == ResidentIdAgreement.Equal)
            return NameDiffers(agreements.Name) && BirthDiffers(agreements.Birth)
                ? (LinkBand.Review, LinkReason.ResidentIdOfTwoPersons)
                : (LinkBand.Automatic, LinkReason.SameResidentId);
        if (probability < settings.ReviewProbability) return (LinkBand.Different, LinkReason.Probability);
        if (agreements.ResidentId == ResidentIdAgreement.Different) return (LinkBand.Review, LinkReason.DifferentResidentIds);
        if (probability < settings.AutomaticProbability) return (LinkBand.Review, LinkReason.Probability);
        return MayBeRelatives(agreements) ? (LinkBand.Review, LinkReason.Relatives) : (LinkBand.Automatic, LinkReason.Probability);
    }

    private static bool NameDiffers(NameAgreement name) => name is NameAgreement.Different or NameAgreement.SurnameOnly;

    private static bool BirthDiffers(BirthAgreement birth) =>
        birth is BirthAgreement.Different or BirthAgreement.SameYear or BirthAgreement.SameMonthAndDay;

    // Twins share everything but a character of the name and the inpatient number.
    private static bool MayBeRelatives(in PairAgreements agreements) =>
        agreements.Name is NameAgreement.OneCharacter or NameAgreement.SurnameOnly
        && agreements.RecordNumber != RecordNumberAgreement.Equal;
}
