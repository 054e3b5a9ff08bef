using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Api.Compute.Statistics;

/// <summary>Times, limits and age groups that are asked of a survival, and the rows that answer.</summary>
internal static class SurvivalAnswer
{
    /// <summary>Times asked for.</summary>
    public static ComputeParameter Times { get; } = ComputeParameter.List("times", "1,3,5,10",
        new("求生存率的时间（逗号分隔）；单位见 timeUnit", "Times at which survival is asked, parted by commas; unit in timeUnit"));

    /// <summary>Unit of the times.</summary>
    public static ComputeParameter TimeUnit { get; } = ComputeParameter.Choice("timeUnit", "years", new("years（一年 365.241 天）或 days", "years of 365.241 days, or days"), "years", "days");

    /// <summary>Conditional survival.</summary>
    public static ComputeParameter Given { get; } = ComputeParameter.Number("given", 0, 0, 100_000,
        new("条件生存：已存活至此时间者（0 为自诊断起）；单位同 times", "Conditional survival: of those who have reached this time (0: from diagnosis); in the unit of times"));

    /// <summary>Scale of the limits.</summary>
    public static ComputeParameter Limits { get; } = ComputeParameter.Choice("limits", "log", new("置信限的尺度", "Scale of the limits"), "log", "plain", "log-log");

    /// <summary>Age standardisation.</summary>
    public static ComputeParameter Standard { get; } = ComputeParameter.Choice("standard", "none", new(
        "年龄标准化：none 不标化；ICSS1、ICSS2、ICSS3 国际生存标准（0-44、45-54、55-64、65-74、75+）；ICSS1-prostate 前列腺（0-54、55-64、65-74、75-84、85+）",
        "Age standardisation: none, or ICSS1, ICSS2, ICSS3 with the groups 0-44, 45-54, 55-64, 65-74, 75+, or ICSS1-prostate with 0-54, 55-64, 65-74, 75-84, 85+"),
        "none", "ICSS1", "ICSS2", "ICSS3", "ICSS1-prostate");

    /// <summary>How age is standardised.</summary>
    public static ComputeParameter Weighting { get; } = ComputeParameter.Choice("weighting", "groups", new(
        "标化方法：groups 各年龄组加权平均；brenner 个体权重（标准权重除以该年龄组在患者中的比例）",
        "How age is standardised: groups averages age groups, brenner weights each patient by the standard over the share of the age group"), "groups", "brenner");

    /// <summary>The parameters of every curve.</summary>
    public static IReadOnlyList<ComputeParameter> Parameters { get; } = [Times, TimeUnit, Given, Limits, Standard, Weighting, .. SurvivalInput.Window, ComputeParameter.Confidence];

    /// <summary>The columns of every curve.</summary>
    public static IReadOnlyList<ResultColumn> Results { get; } =
    [
        new("time_years", new("自诊断起的年数", "years since diagnosis")), new("survival", new("生存率（小数）", "survival, a fraction")),
        new("standard_error", new("标准误", "its standard error")), new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
        new("at_risk", new("该时间前仍在随访的人数", "persons under observation just before the time")), new("deaths", new("至该时间的死亡数", "deaths up to the time")),
    ];

    /// <summary>The times in days.</summary>
    /// <exception cref="ComputeRefusedException">A time is no positive number.</exception>
    public static IReadOnlyList<double> Days(ComputeInput input)
    {
        var words = input.Values.Names(Times.Name);
        var times = words.Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && time > 0 && double.IsFinite(time)
            ? time : throw ComputeInput.Refuse(Times.Name, $"“{word}”：应为大于 0 的数。", $"\"{word}\": numbers above 0 are expected.")).ToList();
        return times.Count > 0 ? [.. times.Select(time => time * Unit(input))] : throw ComputeInput.Refuse(Times.Name, "至少写一个时间。", "at least one time is expected.");
    }

    /// <summary>The time that has been reached, days.</summary>
    public static double Reached(ComputeInput input) => input.Values.Number(Given.Name) * Unit(input);

    /// <summary>Times in days at which the curve must have an edge.</summary>
    public static IReadOnlyList<double> Edges(ComputeInput input) => [.. Days(input), Reached(input)];

    /// <summary>The scale of the limits.</summary>
    public static LimitScale Scale(ComputeInput input) => input.Values.Text(Limits.Name) switch { "plain" => LimitScale.Plain, "log" => LimitScale.Log, _ => LimitScale.LogLog };

    /// <summary>The rows of a curve, standardised for age where that is asked.</summary>
    /// <param name="input">The question.</param>
    /// <param name="patients">The patients.</param>
    /// <param name="rules">What was left out.</param>
    /// <param name="curveOf">The curve of some of the patients.</param>
    public static IEnumerable<ResultRow> Rows(ComputeInput input, IReadOnlyList<Patient> patients, Bilingual rules, Func<IReadOnlyList<Patient>, SurvivalCurve> curveOf)
    {
        if (Weights(input) is not { } standard)
        {
            var curve = curveOf(patients);
            return Days(input).Select(day => Row(input, day, Point(input, curve, day), curve.Method, rules));
        }
        if (input.Values.Text(Weighting.Name) == "brenner") return Weighted(input, patients, rules, standard, curveOf);
        var curves = Groups(patients, standard.Ages).Select(group => group.Any(p => p.ExitDay > p.EntryDay) ? curveOf(group) : null).ToList();
        return Days(input).Select(day => Row(input, day,
            AgeStandardisedSurvival.Direct([.. curves.Select(curve => curve is null ? null : Point(input, curve, day))], standard.Weights, Scale(input), input.Confidence),
            $"{curves.OfType<SurvivalCurve>().First().Method}, standardised for age by {input.Values.Text(Standard.Name)}", rules, isStandardised: true));
    }

    private static IEnumerable<ResultRow> Weighted(ComputeInput input, IReadOnlyList<Patient> patients, Bilingual rules,
        (IReadOnlyList<int> Ages, IReadOnlyList<double> Weights) standard, Func<IReadOnlyList<Patient>, SurvivalCurve> curveOf)
    {
        var curve = curveOf(AgeStandardisedSurvival.Weighted(patients, p => GroupOf(p, standard.Ages), standard.Weights));
        return Days(input).Select(day => Row(input, day, Point(input, curve, day), $"{curve.Method}, patients weighted to {input.Values.Text(Standard.Name)} (Brenner)", rules));
    }

    /// <summary>Age groups and weights of the standard asked for; null for none.</summary>
    public static (IReadOnlyList<int> Ages, IReadOnlyList<double> Weights)? Weights(ComputeInput input)
    {
        if (input.Values.Text(Standard.Name) is var name && name == "none") return null;
        var ages = name.EndsWith("prostate", StringComparison.Ordinal) ? SurvivalStandard.ProstateAges : SurvivalStandard.UsualAges;
        return (ages, SurvivalStandard.Of(name[4] - '0').Weights(ages));
    }

    /// <summary>The group of a patient by the youngest ages of the groups.</summary>
    /// <exception cref="ComputeRefusedException">The age is not known.</exception>
    public static int GroupOf(Patient patient, IReadOnlyList<int> ages) => double.IsNaN(patient.AgeDays)
        ? throw ComputeInput.Refuse($"{patient.Place}.{SurvivalColumns.Birth.Name}", "年龄标准化需要出生日期或诊断年龄。", "is missing; standardisation for age needs it, or age_days or age_years.")
        : ages.Count(from => patient.Age >= from) - 1;

    /// <summary>A point of a curve, conditional where that is asked.</summary>
    public static SurvivalPoint? Point(ComputeInput input, SurvivalCurve curve, double day) => Reached(input) is > 0 and var reached
        ? day >= reached ? curve.Given(day, reached, Scale(input), input.Confidence)
            : throw ComputeInput.Refuse(Given.Name, "不能晚于 times 中的时间。", "must not lie behind a time of times.")
        : curve.At(day, Scale(input), input.Confidence);

    /// <summary>The row of a point; without one, why there is none.</summary>
    public static ResultRow Row(ComputeInput input, double day, SurvivalPoint? point, string method, Bilingual rules, bool isStandardised = false)
    {
        var words = $"{method}; limits {SurvivalWords(input)}";
        if (point is not null)
            return new(words, day / MortalityTable.DaysPerYear, point.Survival, point.StandardError, point.Lower, point.Upper, point.AtRisk, point.Deaths) { Note = rules };
        Bilingual why = isStandardised
            ? new("某年龄组到该时间无随访者，不能标化（不把其权重分给其他组）", "an age group has nobody followed to this time; its weight is not given to the others")
            : new("该时间已无人随访", "nobody is followed to this time");
        return new(words, day / MortalityTable.DaysPerYear, null, null, null, null, null, null) { Note = RateRows.Join(why, rules) };
    }

    private static string SurvivalWords(ComputeInput input) => $"{input.Values.Text(Limits.Name)}{(Reached(input) > 0 ? $", of those who reach {input.Values.Text(Given.Name)} {input.Values.Text(TimeUnit.Name)}" : "")}";

    private static IEnumerable<IReadOnlyList<Patient>> Groups(IReadOnlyList<Patient> patients, IReadOnlyList<int> ages)
    {
        var groups = patients.ToLookup(p => GroupOf(p, ages));
        return ages.Select((_, i) => (IReadOnlyList<Patient>)[.. groups[i]]);
    }

    private static double Unit(ComputeInput input) => input.Values.Text(TimeUnit.Name) == "days" ? 1 : MortalityTable.DaysPerYear;
}
