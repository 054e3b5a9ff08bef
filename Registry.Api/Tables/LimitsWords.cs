using Registry.Analytics.Rates;

namespace Registry.Api.Tables;

/// <summary>Ways of making the limits of a standardised rate as a caller writes them.</summary>
internal static class LimitsWords
{
    /// <summary>The words; the first is what is taken when nothing is said.</summary>
    public static IReadOnlyList<string> All { get; } = ["fay-feuer", "tiwari", "mid-p", "dobson", "log-normal", "normal", "binomial"];

    /// <summary>The way of a word; that of the first when there is none.</summary>
    public static RateLimits Read(string? word) => word switch
    {
        "tiwari" => RateLimits.Tiwari,
        "mid-p" => RateLimits.MidP,
        "dobson" => RateLimits.Dobson,
        "log-normal" => RateLimits.LogNormal,
        "normal" => RateLimits.Normal,
        "binomial" => RateLimits.Binomial,
        _ => RateLimits.FayFeuer,
    };
}
