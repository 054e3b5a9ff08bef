namespace Registry.Analytics.SmallAreas;

/// <summary>What the cases of an area say of its log ratio, as a normal factor exp(−½·weight·x² + pull·x).</summary>
/// <param name="Weight">Precision; not negative.</param>
/// <param name="Pull">Precision times the place of its peak.</param>
internal readonly record struct AreaEvidence(double Weight, double Pull);
