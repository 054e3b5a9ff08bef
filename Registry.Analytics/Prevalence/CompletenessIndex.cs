namespace Registry.Analytics.Prevalence;

/// <summary>Which part of complete prevalence is seen by looking back some years.</summary>
/// <remarks>Capocaccia R, De Angelis R. Stat Med 1997;16:425. Merrill RM, Capocaccia R, Feuer EJ, Mariotto A. Int J Epidemiol 2000;29:197.</remarks>
public static class CompletenessIndex
{
    /// <summary>Prevalence at an age from incidence and survival: ∫ λ(age − u)·S(u) du over the years looked back.</summary>
    /// <param name="age">Age, years.</param>
    /// <param name="years">Years looked back, at most the age.</param>
    /// <param name="incidence">Rate per person-year at an age.</param>
    /// <param name="survival">Survival at years since diagnosis.</param>
    /// <exception cref="ArgumentException">Age or years are not above 0.</exception>
    public static double Prevalence(double age, double years, Func<double, double> incidence, Func<double, double> survival)
    {
        if (!(age > 0 && years > 0)) throw new ArgumentException($"Age {age} and {years} years looked back: numbers above 0 are expected.", nameof(years));
        return MathNet.Numerics.Integrate.DoubleExponential(u => incidence(age - u) * survival(u), 0, Math.Min(age, years), 1e-13);
    }

    /// <summary>The index R(L): prevalence of the last L years over complete prevalence.</summary>
    /// <param name="age">Age, years.</param>
    /// <param name="years">Years looked back (L).</param>
    /// <param name="incidence">Rate per person-year at an age, up to a factor.</param>
    /// <param name="survival">Survival at years since diagnosis.</param>
    /// <exception cref="ArgumentException">Age or years are not above 0.</exception>
    public static double Of(double age, double years, Func<double, double> incidence, Func<double, double> survival)
    {
        if (years >= age) return 1;
        var (recent, older) = (Prevalence(age, years, incidence, survival),
            MathNet.Numerics.Integrate.DoubleExponential(u => incidence(age - u) * survival(u), years, age, 1e-13));
        return recent / (recent + older);
    }

    /// <summary>The index where incidence is a power of age and survival is Weibull's exp(−(t/scale)^shape).</summary>
    /// <param name="age">Age, years.</param>
    /// <param name="years">Years looked back.</param>
    /// <param name="exponent">Power of age of the incidence.</param>
    /// <param name="scale">Scale of the survival, years.</param>
    /// <param name="shape">Its shape.</param>
    /// <exception cref="ArgumentException">A number is not above 0.</exception>
    public static double PowerAndWeibull(double age, double years, double exponent, double scale, double shape)
    {
        if (!(exponent > 0 && scale > 0 && shape > 0))
            throw new ArgumentException($"Exponent {exponent}, scale {scale}, shape {shape}: numbers above 0 are expected.", nameof(exponent));
        // Ages are taken relative to the one asked for: a power of a large number times a small rate loses digits.
        return Of(age, years, at => Math.Pow(Math.Max(at, 0) / age, exponent), t => Math.Exp(-Math.Pow(t / scale, shape)));
    }
}
