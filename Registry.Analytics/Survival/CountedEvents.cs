namespace Registry.Analytics.Survival;

/// <summary>Events counted with the weights of the persons; with weights of 1 both sums are their number.</summary>
/// <param name="Sum">Sum of the weights.</param>
/// <param name="Squares">Sum of their squares, of which variances are made.</param>
public readonly record struct CountedEvents(double Sum, double Squares)
{
    /// <summary>One event more.</summary>
    public CountedEvents With(double weight) => new(Sum + weight, Squares + weight * weight);
}
