namespace Registry.Analytics.Rates;

/// <summary>How the limits of a standardised rate are made. The rate is the same with all of them.</summary>
public enum RateLimits
{
    /// <summary>Gamma limits with the largest weight; never too narrow. Fay MP, Feuer EJ. Stat Med 1997;16:791-801.</summary>
    FayFeuer,

    /// <summary>Modified gamma limits with the mean weight. Tiwari RC, Clegg LX, Zou Z. Stat Methods Med Res 2006;15:547-569.</summary>
    Tiwari,

    /// <summary>Mid-P gamma limits, less conservative than Fay and Feuer's. Fay MP, Kim S. Biometrical J 2017;59:549-559.</summary>
    MidP,

    /// <summary>Dobson's limits around Byar's limits of the count. Dobson AJ et al. Stat Med 1991;10:457-462. None without cases.</summary>
    Dobson,

    /// <summary>ASR·exp(± z·√v/ASR). None without cases.</summary>
    LogNormal,

    /// <summary>ASR ± z·√v; the lower one may be negative. None without cases.</summary>
    Normal,

    /// <summary>Normal limits of the binomial variance Σ wᵢ²·rᵢ(1 − rᵢ)/nᵢ, as CanReg5 and Rcan; only to compare with them. None without
    /// cases, or when a group has more cases than person-years.</summary>
    Binomial,
}
