namespace Registry.Core.Store;

/// <summary>Refusals that several acts share.</summary>
internal static class ActRefusals
{
    /// <summary>No name or no reason: what is taken back is taken back by somebody and for something.</summary>
    public static Refusal? Unsigned(string? by, string? reason) =>
        string.IsNullOrWhiteSpace(by) ? new("请写明由谁撤销（姓名不能为空）。", "Say who takes it back: the name must not be empty.")
        : string.IsNullOrWhiteSpace(reason) ? new("请写明理由（不能为空）。", "Say why: the reason must not be empty.")
        : null;
}
