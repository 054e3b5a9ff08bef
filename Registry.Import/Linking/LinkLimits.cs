namespace Registry.Import.Linking;

/// <summary>From which probability what is done with a pair.</summary>
/// <param name="Review">Somebody is shown the pair.</param>
/// <param name="Automatic">Nobody is.</param>
/// <param name="Relatives">Nobody is though the names differ as those of brothers, sisters and twins do; above 1 where always somebody is.</param>
internal readonly record struct LinkLimits(double Review, double Automatic, double Relatives)
{
    private const double SureOfRelatives = 0.99;

    /// <summary>The limits of a model, or of settings where they say so.</summary>
    /// <remarks>How frequent twins are is counted in the data (pairs of different resident IDs); default weights know nothing of it.</remarks>
    public static LinkLimits Of(LinkageModel model, LinkSettings settings)
    {
        var automatic = settings.AutomaticProbability ?? model.AutomaticProbability;
        var relatives = model.Source == WeightSource.Estimated ? Math.Max(automatic, SureOfRelatives) : double.PositiveInfinity;
        return new(settings.ReviewProbability, automatic, relatives);
    }
}
