using Registry.Import.Checks;

namespace Registry.Api;

/// <summary>What is said of an id that no check has.</summary>
internal static class CheckWords
{
    /// <summary>There is no such check; the one that was probably meant, or where they are all named.</summary>
    public static Bilingual NoSuch(string id) => KnownWords.Nearest(id, CheckCatalogue.Ids) is { } meant
        ? new($"没有这条规则；是否指 {meant}？", $"there is no such check; did you mean {meant}?")
        : new("没有这条规则；registry checks list 列出全部规则。", "there is no such check; registry checks list names them all.");
}
