namespace Registry.Analytics.Forecasts;

/// <summary>Cases to come by a Bayesian age-period-cohort model: effects are second-order random walks that go on.</summary>
public static class BayesianApcForecast
{
    /// <summary>Posterior by Laplace's approximation, averaged over 27 points of the three precisions; no random number.</summary>
    /// <param name="table">Observed cells and population to come; single years are added up to the width of the age groups.</param>
    /// <param name="options">Base and confidence; null for all periods.</param>
    /// <exception cref="ArgumentException">Widths do not match and cannot be added up, or fewer than three periods or ages.</exception>
    /// <remarks>Bashir SA, Esteve J. Int J Epidemiol 2001;30:1454-1460; Riebler A, Held L. Biom J 2017;59:531-549; Rue H, Martino S, Chopin N. J R Stat Soc B 2009;71:319-392.</remarks>
    public static Forecast Of(ForecastTable table, ForecastOptions? options = null) => SmoothForecasting.Of(
        table, options ?? new(), ForecastModel.Bayesian, SmoothPrior.Usual, averaged: true,
        "Bayesian age-period-cohort model, second-order random walks, gamma priors of the precisions (1, 0.005), (1, 0.0005), (1, 0.0005), Laplace approximation averaged over precisions");
}
