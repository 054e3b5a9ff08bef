using Registry.Analytics.Forecasts;

namespace Registry.Analytics.Tests.Forecasts;

/// <summary>Forecasts that independent programs made of the same tables.</summary>
public class SharedForecastTests
{
    private static readonly (string Set, ForecastOptions Options)[] NordpredSets =
    [
        ("default_power5", new()), ("power5_recent", new() { IsRecent = true }), ("power5_average", new() { IsRecent = false }),
        ("power5_no_damping", new() { CutTrend = [0], IsRecent = false }), ("poisson_default", new() { IsLogLink = true }),
        ("power5_base4", new() { BasePeriods = 4 }), ("power5_base5", new() { BasePeriods = 5 }),
    ];

    private static readonly (string Set, ForecastModel Model)[] DriftSets =
    [
        ("loglinear_common_drift", ForecastModel.LogLinear), ("loglinear_age_specific_drift", ForecastModel.LogLinearByAge),
        ("linear_relative_common_drift", ForecastModel.Linear), ("linear_age_specific_drift", ForecastModel.LinearByAge),
    ];

    private static IEnumerable<string> OfNordpred() => Shared("nordpred");

    private static IEnumerable<string> OfDyba() => Shared("dyba");

    private static IEnumerable<string> OfBapc() => Shared("bapc");

    private static IEnumerable<string> OfGam() => Shared("gam");

    private static IEnumerable<string> Shared(string method) => SharedOracles.Cases("forecast", "cases.csv").Where(name => name == "" || name.Contains(method));

    [TestCaseSource(nameof(OfNordpred))]
    public void Nordpred(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, table) = (SharedOracles.Expected(name), ForecastTables.Shared(name));
        var first = name.Contains("norway") ? 20 : 25;
        Assert.Multiple(() =>
        {
            foreach (var (set, options) in NordpredSets)
            {
                var forecast = NordpredForecast.Of(table, options with { FromAge = first, UseFromAge = first + 5 });
                Near(forecast.BasePeriods, $"{set}.noperiod");
                Near(forecast.Deviance!.Value, $"{set}.deviance");
                Near(forecast.DegreesOfFreedom!.Value, $"{set}.df");
                Near(forecast.Nordpred!.PValueRecent, $"{set}.p_value_recent");
                Near(forecast.Nordpred.PValueFit, $"{set}.gof_p");
                for (var horizon = 0; horizon < table.Horizons; horizon++)
                {
                    Near(forecast.Totals[horizon].Expected, $"{set}.predicted_total.{horizon}");
                    for (var age = 0; age < 18; age++) Near(forecast.ByAge[age, horizon].Expected, $"{set}.predicted_cases.{age}.{horizon}");
                }
            }
        });

        void Near(double ours, string path) => Assert.That(ours, Is.EqualTo(expected[path]).Within(SharedOracles.Tolerance(name, expected[path])), path);
    }

    [TestCaseSource(nameof(OfDyba))]
    public void AgeAndDrift(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, table) = (SharedOracles.Expected(name), ForecastTables.Shared(name, name.Contains("norway") ? 5 : 6));
        Assert.Multiple(() =>
        {
            foreach (var (set, model) in DriftSets)
            {
                var forecast = AgeDriftForecast.Of(table, model);
                if (expected.ContainsKey($"{set}.deviance")) Near(forecast.Deviance!.Value, $"{set}.deviance");
                for (var horizon = 0; horizon < table.Horizons; horizon++)
                {
                    var (total, path) = (forecast.Totals[horizon], $"{set}.future{horizon + 1}");
                    if (model != ForecastModel.LinearByAge || total.Expected < expected[$"{path}.total"]) Near(total.Expected, $"{path}.total");
                    for (var age = 0; age < table.Ages; age++)
                        if (expected.TryGetValue($"{path}.by_age.{age}", out var cell)) Near(forecast.ByAge[age, horizon].Expected, $"{path}.by_age.{age}", clipped: cell < 0);
                    if (!expected.ContainsKey($"{path}.se_mean")) continue;
                    Near(total.StandardErrorOfMean, $"{path}.se_mean");
                    Near(total.StandardDeviation, $"{path}.se_prediction");
                    Near(total.Interval(0.95).Lower, $"{path}.pi95.0");
                    Near(total.Interval(0.95).Upper, $"{path}.pi95.1");
                }
            }
        });

        void Near(double ours, string path, bool clipped = false)
        {
            var tolerance = path.StartsWith("linear_age", StringComparison.Ordinal) ? 1e-4 * Math.Abs(expected[path]) : SharedOracles.Tolerance(name, expected[path]);
            Assert.That(ours, Is.EqualTo(clipped ? 0 : expected[path]).Within(tolerance), path);
        }
    }

    // Medians within 5 %, limits within 15 %, as the Monte Carlo error of the reference allows; the mode by TMB within 0.1 %.
    [TestCaseSource(nameof(OfBapc))]
    public void Bayesian(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, table) = (SharedOracles.Expected(name), ForecastTables.Shared(name, name.Contains("norway") ? 5 : 6));
        var forecast = BayesianApcForecast.Of(table);
        var model = new SmoothApc(table);
        var best = new SmoothPosterior(model, SmoothPrior.Usual).Best;
        var covariance = model.Marginal(best).Information.Inverse();
        Assert.Multiple(() =>
        {
            for (var i = 0; i < 3; i++) Assert.That(best[i], Is.EqualTo(expected[$"laplace_tmb_empirical_bayes.log_precision.{i}"]).Within(2e-3), $"precision {i}");
            for (var horizon = 0; horizon < table.Horizons; horizon++)
            {
                var known = model.Predict(horizon, best, covariance).Total;
                Assert.That(known.Expected, Is.EqualTo(expected[$"laplace_tmb_empirical_bayes.median_total.{horizon}"]).Within(0.1).Percent);
                // TMB adds what not knowing the precisions does to the mode; ours takes them as known here.
                var spread = expected[$"laplace_tmb_empirical_bayes.sd_log_total.{horizon}"];
                Assert.That(Math.Sqrt(known.Variance), Is.InRange(0.94 * spread, 1.002 * spread));
                var (total, (lower, upper)) = (forecast.Totals[horizon], forecast.Totals[horizon].Interval(0.95));
                Assert.That(total.Expected, Is.EqualTo(expected[$"jags_predictive_total_quantiles.{horizon}.1"]).Within(5).Percent);
                Assert.That(lower, Is.EqualTo(expected[$"jags_predictive_total_quantiles.{horizon}.0"]).Within(15).Percent);
                Assert.That(upper, Is.EqualTo(expected[$"jags_predictive_total_quantiles.{horizon}.2"]).Within(15).Percent);
            }
        });
    }

    // Another smoother than mgcv's thin-plate splines: the same forecasts within a few percent.
    [TestCaseSource(nameof(OfGam))]
    public void Smooth(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, table) = (SharedOracles.Expected(name), ForecastTables.Shared(name, name.Contains("norway") ? 5 : 6));
        var forecast = SmoothApcForecast.Of(table);
        for (var horizon = 0; horizon < table.Horizons; horizon++)
            Assert.That(forecast.Totals[horizon].Expected, Is.EqualTo(expected[$"predicted_total.{horizon}"]).Within(8).Percent, $"{horizon}");
    }
}
