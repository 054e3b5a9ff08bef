using Registry.Core.Coding;
using Registry.Import.Checks;

namespace Registry.Api.Serving;

/// <summary>What the service is started with.</summary>
internal sealed record ServiceSettings
{
    /// <summary>Database file.</summary>
    public required string Database { get; init; }

    /// <summary>Loopback addresses to listen on, separated by semicolons; port 0 takes a free one.</summary>
    public string Urls { get; init; } = Loopback.UsualUrl;

    /// <summary>The checks with their weights.</summary>
    public CheckCatalogue Checks { get; init; } = CheckCatalogue.Load();

    /// <summary>The bands of the quality indicators.</summary>
    public QualityBands Bands { get; init; } = QualityBands.BuiltIn;

    /// <summary>Longest time that a statistic may take: /v1/compute, trends, forecasts, survival, prevalence. As long it may wait for its turn.</summary>
    public TimeSpan LongestComputation { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that the writing of a report may take, and that it may wait for the one before.</summary>
    public TimeSpan LongestReport { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Largest upload, bytes.</summary>
    public long MaxUploadBytes { get; init; } = 2L << 30;
}
