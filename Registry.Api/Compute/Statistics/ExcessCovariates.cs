using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Api.Compute.Statistics;

/// <summary>The covariates that regressions of the excess hazard take from the columns of a patient.</summary>
internal static class ExcessCovariates
{
    private const string AgeGroups = "age-groups";

    /// <summary>A covariate of the caller.</summary>
    public static ComputeColumn Value { get; } = new("value", ColumnKind.Number, new("一个数值型协变量（可选）", "A covariate of your own"), "协变量") { IsRequired = false };

    /// <summary>Which are taken.</summary>
    public static ComputeParameter Parameter { get; } = new("covariates", ParameterKind.Choices, "sex,age",
        new("协变量（逗号分隔）：sex、age（诊断年龄，岁）、age-groups（45-54、55-64、65-74、75+ 岁，与 0-44 岁比）、year（诊断年份）、value（value 列）",
            "Covariates, parted by commas: sex, age (at diagnosis, years), age-groups (45-54, 55-64, 65-74 and 75+ against 0-44), year (of diagnosis), value (the column value)"))
    { Values = ["sex", "age", AgeGroups, "year", "value"] };

    /// <summary>The names of the terms: an age group each where groups are asked for.</summary>
    public static IReadOnlyList<string> Names(ComputeInput input) =>
        [.. Asked(input).SelectMany(name => name == AgeGroups ? SurvivalStandard.UsualAges.Skip(1).Select(from => $"age {Group(from)}") : [name])];

    /// <summary>The values of a patient, in the order of the names.</summary>
    /// <exception cref="ComputeRefusedException">The patient has no value.</exception>
    public static Func<Patient, double[]> Values(ComputeInput input)
    {
        var (rows, asked) = (input.Rows.ToDictionary(row => row.Place, StringComparer.Ordinal), Asked(input));
        return patient => [.. asked.SelectMany(name => name == AgeGroups ? InGroups(patient) : [Of(patient, rows[patient.Place], name)])];
    }

    private static IReadOnlyList<string> Asked(ComputeInput input) => input.Values.Names(Parameter.Name);

    private static string Group(int from) =>
        SurvivalStandard.UsualAges.FirstOrDefault(next => next > from) is > 0 and var next ? $"{from}-{next - 1}" : $"{from}+";

    private static IEnumerable<double> InGroups(Patient patient) =>
        SurvivalStandard.UsualAges.Skip(1).Select(from => SurvivalStandard.UsualAges.Last(start => patient.Age >= start) == from ? 1.0 : 0);

    private static double Of(Patient patient, InputRow row, string name) => name switch
    {
        "sex" => (int)patient.Sex,
        "age" => patient.AgeDays / MortalityTable.DaysPerYear,
        "year" => patient.Diagnosis.Year,
        _ => row.Optional(Value.Name) ?? throw ComputeInput.Refuse(row.Where(Value.Name), "缺少该值。", "is missing."),
    };
}
