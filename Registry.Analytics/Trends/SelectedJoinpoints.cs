namespace Registry.Analytics.Trends;

/// <summary>The models that were compared, and the one that was chosen.</summary>
/// <param name="Selected">The chosen one.</param>
/// <param name="Models">All, the n-th with n joinpoints.</param>
/// <param name="Method">How it was chosen, in words.</param>
public sealed record SelectedJoinpoints(JoinpointModel Selected, IReadOnlyList<JoinpointModel> Models, string Method);
