using Dapper;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Explanations of quality indicators: who, why, for which counts. Nothing is deleted, everything is in the audit.</summary>
public sealed class QualityExplanationStore(RegistryDatabase database)
{
    private sealed record ExplanationRow
    {
        public required long Id { get; init; }
        public required string Registry { get; init; }
        public required long Year { get; init; }
        public required string Measure { get; init; }
        public required string Site { get; init; }
        public required long Sex { get; init; }
        public required double Numerator { get; init; }
        public required double Denominator { get; init; }
        public required string Bands { get; init; }
        public required string Conclusion { get; init; }
        public required string Reason { get; init; }
        public required string ExplainedAt { get; init; }
        public required string ExplainedBy { get; init; }
        public string? WithdrawnAt { get; init; }
        public string? WithdrawnBy { get; init; }
        public string? WithdrawReason { get; init; }

        public QualityExplanation ToExplanation() => new()
        {
            Id = Id, Key = new(Registry, (int)Year, Measure, Site, (int)Sex), Numerator = Numerator, Denominator = Denominator, Bands = Bands,
            Conclusion = Conclusion, Reason = Reason, By = ExplainedBy, At = BatchRow.Instant(ExplainedAt),
            WithdrawnAt = WithdrawnAt is null ? null : BatchRow.Instant(WithdrawnAt),
        };
    }

    /// <summary>Explanations, the oldest first, those taken back included.</summary>
    /// <param name="registry">Of one registry, or null.</param>
    /// <param name="year">Of one year of incidence, or null.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<QualityExplanation>> ListAsync(string? registry, int? year, CancellationToken stop) =>
        [.. (await database.QueryAsync<ExplanationRow>("quality_explanation_list", new { registry, year }, stop)).Select(row => row.ToExplanation())];

    /// <summary>Keeps an explanation.</summary>
    /// <exception cref="ArgumentException">Name or reason is missing, or the conclusion is none of the list.</exception>
    public QualityExplanation Add(QualityExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        if (string.IsNullOrWhiteSpace(explanation.By) || string.IsNullOrWhiteSpace(explanation.Reason))
            throw new ArgumentException("An explanation has a name and a reason.", nameof(explanation));
        if (!QualityExplanation.Conclusions.Contains(explanation.Conclusion))
            throw new ArgumentException($"{explanation.Conclusion} is no conclusion.", nameof(explanation));
        return database.Write(connection =>
        {
            var (key, at, by) = (explanation.Key, database.Now(), explanation.By.Trim());
            var id = connection.QuerySingle<long>(SqlText.Query("quality_explanation_insert"), new
            {
                registry = key.Registry, year = key.Year, measure = key.Measure, site = key.Site, sex = key.Sex, numerator = explanation.Numerator,
                denominator = explanation.Denominator, bands = explanation.Bands, conclusion = explanation.Conclusion, reason = explanation.Reason.Trim(), at, by,
            });
            AuditStore.Append(database, connection, null, "quality-explained", new
            {
                explanation = id, key.Registry, key.Year, key.Measure, key.Site, key.Sex, explanation.Numerator, explanation.Denominator,
                explanation.Conclusion, reason = explanation.Reason.Trim(),
            }, by);
            return explanation with { Id = id, At = BatchRow.Instant(at), By = by, Reason = explanation.Reason.Trim() };
        });
    }

    /// <summary>Takes an explanation back: the indicator is open again.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Refusal? Withdraw(long id, string by, string reason) =>
        database.Write(connection =>
        {
            if (ActRefusals.Unsigned(by, reason) is { } unsigned) return unsigned;
            if (connection.Execute(SqlText.Query("quality_explanation_withdraw"), new { id, at = database.Now(), by = by.Trim(), reason = reason.Trim() }) == 0)
                return new($"没有仍然有效的说明 {id}。", $"There is no explanation {id} that stands.");
            AuditStore.Append(database, connection, null, "quality-explanation-withdrawn", new { explanation = id, reason = reason.Trim() }, by.Trim());
            return null;
        });
}
