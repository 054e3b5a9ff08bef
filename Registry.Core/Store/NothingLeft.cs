namespace Registry.Core.Store;

/// <summary>Why nothing of a batch is left to compensate: what became of everything that it brought, and what could be done first.</summary>
internal static class NothingLeft
{
    /// <summary>The refusal of a compensation that would change nothing.</summary>
    /// <param name="id">The batch.</param>
    /// <param name="kept">How many of its versions stay as they are, by why and because of which batch.</param>
    public static Refusal Refuse(long id, IEnumerable<KeyValuePair<(CompensatedFate Fate, long KeptBy), int>> kept)
    {
        var fates = kept.GroupBy(entry => entry.Key.Fate).OrderBy(fate => fate.Key)
            .Select(fate => Say(fate.Key, fate.Sum(entry => entry.Value), string.Join(", ", fate.Select(entry => entry.Key.KeptBy).Distinct().Order()))).ToList();
        if (fates.Count == 0)
            return new($"批次 {id} 没有写入任何记录，没有可冲销的内容。", $"Batch {id} stored no record; there is nothing to take back.");
        return new(
            $"批次 {id} 没有可冲销的内容：{string.Join("；", fates.Select(fate => fate.Zh))}。",
            $"Nothing of batch {id} is left that could be taken back: {string.Join("; ", fates.Select(fate => fate.En))}.");
    }

    private static (string Zh, string En) Say(CompensatedFate fate, int count, string batches)
    {
        var records = count == 1 ? "1 record" : $"{count} records";
        return fate switch
        {
            CompensatedFate.ReplacedLater => (
                $"{count} 条记录之后由批次 {batches} 替换或移出", $"{records} replaced or withdrawn later by batch {batches}"),
            CompensatedFate.BroughtAgain => (
                $"{count} 条记录之后由批次 {batches} 以相同内容再次送达", $"{records} brought again with the same content by batch {batches}"),
            CompensatedFate.CertificateUsed => (
                $"{count} 例死亡已据以登记病例(批次 {batches})，请先撤销这些病例",
                $"{count} death certificates from which cases of batch {batches} were registered (take those cases back first)"),
            CompensatedFate.Applied => (
                $"{count} 例死亡已写入批次 {batches} 的病例，请先取回", $"{(count == 1 ? "1 death" : $"{count} deaths")} that batch {batches} took to cases (take those off first)"),
            _ => (
                $"{count} 例病例有批次 {batches} 的随访记录，请先撤销这些随访",
                $"{(count == 1 ? "1 case" : $"{count} cases")} followed up by batch {batches} (take those follow-ups back first)"),
        };
    }
}
