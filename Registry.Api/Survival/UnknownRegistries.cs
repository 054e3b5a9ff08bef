namespace Registry.Api.Survival;

/// <summary>Registries that were asked for and of which there are no data.</summary>
/// <param name="Codes">Their codes.</param>
/// <param name="Known">The registries that there are data of, in order of code.</param>
internal sealed record UnknownRegistries(IReadOnlyList<string> Codes, IReadOnlyList<string> Known)
{
    private const int Named = 40;

    /// <summary>The codes as they were asked for.</summary>
    public string Asked => string.Join(',', Codes);

    /// <summary>What there is instead.</summary>
    public Bilingual Reason => Known.Count == 0
        ? new("没有该登记处的数据：库中尚无数据。", "there are no data of such a registry: there are no data yet.")
        : new($"没有该登记处的数据；现有：{List("、")}。", $"there are no data of such a registry; there are of {List(", ")}.");

    private string List(string separator) => string.Join(separator, Known.Take(Named)) + (Known.Count > Named ? " …" : "");
}
