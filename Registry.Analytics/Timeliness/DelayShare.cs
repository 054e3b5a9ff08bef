namespace Registry.Analytics.Timeliness;

/// <summary>A point of the delay distribution.</summary>
/// <param name="Delay">Delay, years.</param>
/// <param name="Share">Share of the cases that are reported after this delay.</param>
/// <param name="Cumulative">Share reported up to this delay; 1 at the longest one seen.</param>
public sealed record DelayShare(int Delay, double Share, double Cumulative);
