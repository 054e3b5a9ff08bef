namespace Registry.Analytics.Prevalence;

/// <summary>Persons alive on a day who were diagnosed within some years before.</summary>
/// <param name="Years">Years before the day; null for all.</param>
/// <param name="Alive">Persons known to have been alive on the day.</param>
/// <param name="ExpectedAlive">Of those lost before the day the number expected to have been alive.</param>
/// <param name="Lost">Persons lost before the day.</param>
/// <param name="Lower">Lower limit of the total.</param>
/// <param name="Upper">Upper limit of the total.</param>
/// <param name="Method">How it was counted, in words.</param>
public sealed record PrevalenceCount(double? Years, double Alive, double ExpectedAlive, int Lost, double Lower, double Upper, string Method)
{
    /// <summary>Known and expected together.</summary>
    public double Total => Alive + ExpectedAlive;
}
