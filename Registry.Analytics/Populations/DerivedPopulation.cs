using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>A population worked out of others by a named method, or why it is not.</summary>
/// <param name="Version">The new version, not stored yet; null when it is refused.</param>
/// <param name="Refusal">What is wrong and what to do; null when there is a version.</param>
public sealed record DerivedPopulation(PopulationVersion? Version, Bilingual? Refusal)
{
    /// <summary>Works a population out. Versions of several registries or definitions never meet.</summary>
    public static DerivedPopulation From(DerivationQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (WhyNot(question) is { } refusal) return new(null, refusal);
        try
        {
            var (date, counts) = Work(question);
            var first = question.Of[0];
            return new(
                new()
                {
                    Registry = first.Registry,
                    Date = date,
                    Basis = first.Basis,
                    Method = question.Method,
                    Source = string.Join("; ", Parents(question).Select(parent => parent.Source).Distinct()),
                    MadeOf = [.. Parents(question).Select(parent => parent.Label)],
                    Caveats = Caveats(question),
                    Counts = counts,
                },
                null);
        }
        catch (ArgumentException wrong)
        {
            var reason = wrong.Message.Split(" (Parameter", StringSplitOptions.None)[0];
            return new(null, new($"不能推算：{reason}", $"It cannot be worked out: {reason}"));
        }
    }

    private static (DateOnly Date, SexAgeCounts Counts) Work(DerivationQuestion question)
    {
        var (first, last) = (question.Of[0], question.Of[^1]);
        var date = question.Date ?? first.Date;
        var (days, fraction) = ((first.Date, last.Date, date), Fraction(first.Date, last.Date, date));
        return question.Method switch
        {
            PopulationMethod.MidYearMean => (PopulationVersion.MidYear(last.Date.Year), MidYearPopulation.OfYearEnds(first.Counts, last.Counts)),
            PopulationMethod.Linear => (date, PopulationInterpolation.Linear(first.Counts, last.Counts, fraction)),
            PopulationMethod.Geometric => (date, PopulationInterpolation.Geometric(first.Counts, last.Counts, fraction)),
            PopulationMethod.ExtrapolatedLinear => (date, PopulationExtrapolation.Linear(first.Counts, last.Counts, days)),
            PopulationMethod.ExtrapolatedGeometric => (date, PopulationExtrapolation.Geometric(first.Counts, last.Counts, days)),
            PopulationMethod.SplitEvenly => (first.Date, first.Counts.Each(counts => AgeGroupSplit.Evenly(counts, question.Ages ?? AgeScheme.Cn19))),
            _ => (first.Date, first.Counts.With(
                question.Reference!.Counts, (counts, reference) => AgeGroupSplit.ByReference(counts, question.Ages ?? AgeScheme.Cn19, reference))),
        };
    }

    private static double Fraction(DateOnly first, DateOnly last, DateOnly date) =>
        first == last ? 0 : (date.DayNumber - first.DayNumber) / (double)(last.DayNumber - first.DayNumber);

    private static IEnumerable<PopulationVersion> Parents(DerivationQuestion question) =>
        question.Reference is { } reference && question.Method == PopulationMethod.SplitByReference ? question.Of.Append(reference) : question.Of;

    private static string[] Caveats(DerivationQuestion question)
    {
        var own = question.Method switch
        {
            PopulationMethod.ExtrapolatedLinear or PopulationMethod.ExtrapolatedGeometric => PopulationVersion.Extrapolated,
            PopulationMethod.SplitEvenly or PopulationMethod.SplitByReference => PopulationVersion.Split,
            _ => null,
        };
        return [.. question.Of.SelectMany(parent => parent.Caveats).Append(own).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private static Bilingual? WhyNot(DerivationQuestion question) =>
        question.Method.IsCount()
            ? new($"{question.Method.Word()} 是计数，不是推算方法。", $"{question.Method.Word()} is a count, not a way to work one out.")
            : DerivationRefusals.OfVersions(question) ?? DerivationRefusals.OfDates(question);
}
