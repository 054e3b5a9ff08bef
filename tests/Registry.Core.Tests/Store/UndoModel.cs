namespace Registry.Core.Tests.Store;

/// <summary>What deliveries, their undo, compensations and undone records make of records, told with lists only: a record shows the
/// latest of its contents that is brought by a batch that counts and was not taken back.</summary>
/// <typeparam name="TKey">What names a record.</typeparam>
/// <param name="isNeeded">Whether a record stays, were it taken back, because of those that are shown then.</param>
internal sealed class UndoModel<TKey>(Func<TKey, IReadOnlyDictionary<TKey, object>, bool> isNeeded)
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<Content>> _records = [];
    private readonly Dictionary<TKey, Stack<long>> _shownBy = [];
    private readonly HashSet<long> _compensated = [];
    private int _delivered;
    private readonly Dictionary<long, List<Action>> _backwards = [];

    /// <summary>A content, the batches that brought it again while it was shown (each with the batch that had it shown), and the
    /// records undone that took it back.</summary>
    private sealed record Content(object Value, long Batch, int Order)
    {
        public List<(long Batch, long ShownBy)> Again { get; } = [];

        public List<long> TakenBackBy { get; } = [];

        /// <summary>The compensations that let it stay because something else is registered of it.</summary>
        public List<long> NeededIn { get; } = [];
    }

    /// <summary>The records that count with their contents.</summary>
    public Dictionary<TKey, object> Shown => _records.Select(record => (record.Key, Content: Last(record.Value)))
        .Where(record => record.Content is not null).ToDictionary(record => record.Key, record => record.Content!.Value);

    /// <summary>The records that count, those whose contents were delivered first before the others.</summary>
    public IEnumerable<object> InOrderOfDelivery =>
        _records.Values.Select(Last).OfType<Content>().OrderBy(content => content.Order).Select(content => content.Value);

    /// <summary>A delivery, or the merging of one with what is shown.</summary>
    public void Deliver(long batch, IEnumerable<(TKey Key, object Value)> rows)
    {
        foreach (var (key, value) in rows)
        {
            var contents = _records.TryGetValue(key, out var known) ? known : _records[key] = [];
            if (Last(contents) is { } shown && shown.Value.Equals(value))
            {
                var again = (batch, _shownBy[key].Peek());
                shown.Again.Add(again);
                Backwards(batch, () => shown.Again.Remove(again));
                continue;
            }
            var content = new Content(value, batch, _delivered++);
            contents.Add(content);
            Backwards(batch, () => contents.Remove(content));
            Show(key, batch);
        }
    }

    /// <summary>A batch taken back by another.</summary>
    public void Compensate(long batch, long by)
    {
        var before = Shown;
        var contents = before.Keys.ToDictionary(key => key, key => Last(_records[key])!);
        _compensated.Add(batch);
        Backwards(by, () => _compensated.Remove(batch));
        var after = Shown;
        foreach (var content in contents.Where(record => !after.ContainsKey(record.Key) && isNeeded(record.Key, after)).Select(record => record.Value))
        {
            content.NeededIn.Add(by);
            Backwards(by, () => content.NeededIn.Remove(by));
        }
        ShowChanged(before, by);
    }

    /// <summary>True when the shown content of a record can be taken back: nothing that is registered of it would be left alone.</summary>
    public bool CanUndoRecord(TKey key)
    {
        if (!Shown.ContainsKey(key)) return false;
        var content = Last(_records[key])!;
        content.TakenBackBy.Add(0);
        var after = Shown;
        content.TakenBackBy.Remove(0);
        return after.ContainsKey(key) || !isNeeded(key, after);
    }

    /// <summary>The shown content of a record taken back.</summary>
    public void UndoRecord(TKey key, long by)
    {
        var (before, content) = (Shown, Last(_records[key])!);
        content.TakenBackBy.Add(by);
        Backwards(by, () => content.TakenBackBy.Remove(by));
        ShowChanged(before, by);
    }

    /// <summary>What a batch did is taken away again; rows that later batches brought again because of it go with it.</summary>
    public void Undo(long batch)
    {
        var steps = _backwards.TryGetValue(batch, out var known) ? known : [];
        for (var step = steps.Count - 1; step >= 0; step--) steps[step]();
        foreach (var content in _records.Values.SelectMany(contents => contents)) content.Again.RemoveAll(again => again.ShownBy == batch);
    }

    private Content? Last(List<Content> contents) => contents.LastOrDefault(content => content.TakenBackBy.Count == 0
        && (!_compensated.Contains(content.Batch) || content.NeededIn.Count > 0 || content.Again.Exists(again => !_compensated.Contains(again.Batch))));

    private void ShowChanged(Dictionary<TKey, object> before, long by)
    {
        var now = Shown;
        foreach (var key in before.Keys.Where(key => !now.TryGetValue(key, out var value) || !value.Equals(before[key]))) Show(key, by);
    }

    private void Show(TKey key, long by)
    {
        var stack = _shownBy.TryGetValue(key, out var known) ? known : _shownBy[key] = [];
        stack.Push(by);
        Backwards(by, () => stack.Pop());
    }

    private void Backwards(long batch, Action step)
    {
        if (!_backwards.TryGetValue(batch, out var steps)) _backwards[batch] = steps = [];
        steps.Add(step);
    }
}
