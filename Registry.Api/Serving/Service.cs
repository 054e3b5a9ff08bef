using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Registry.Api.Assessments;
using Registry.Api.Batches;
using Registry.Api.Breaks;
using Registry.Api.Coding;
using Registry.Api.Compute;
using Registry.Api.Deaths;
using Registry.Api.Exports;
using Registry.Api.FollowUps;
using Registry.Api.Forecasts;
using Registry.Api.History;
using Registry.Api.Lists;
using Registry.Api.Nowcasts;
using Registry.Api.Persons;
using Registry.Api.Populations;
using Registry.Api.Queries;
using Registry.Api.Records;
using Registry.Api.Reports;
using Registry.Api.States;
using Registry.Api.Survival;
using Registry.Api.Tables;
using Registry.Api.Trends;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Linking;

namespace Registry.Api.Serving;

/// <summary>The HTTP service: what it has, then what it answers.</summary>
internal static class Service
{
    /// <summary>Builds the service; the caller starts it.</summary>
    public static WebApplication Build(ServiceSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.SpeakRefusals();
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);     // why it does not start is said in one line
        builder.Services.AddProblems();
        builder.Services.AddRegistry(settings);
        builder.Services.AddApiDocument();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseOnlyFromHere();
        app.UseKnownParameters();
        app.UseKnownMembers();
        app.Services.GetRequiredService<RegistryDatabase>();        // a database that cannot be opened is said at the start
        app.MapStartPage();
        app.MapApiDocument();
        app.MapGet("/health", ListEndpoints.Health).ExcludeFromDescription();
        app.MapGroup("/v1").MapAll(settings);
        return app;
    }

    private static void MapAll(this RouteGroupBuilder v1, ServiceSettings settings)
    {
        v1.MapBatches(settings);
        v1.MapQueries();
        v1.MapRecordUndo();
        v1.MapTables();
        v1.MapForecasts();
        v1.MapNowcasts();
        v1.MapBreaks();
        v1.MapFindings();
        v1.MapRateRatios();
        v1.MapTrends();
        v1.MapReports();
        v1.MapCoding();
        v1.MapExports();
        v1.MapLists();
        v1.MapPersons();
        v1.MapDeaths();
        v1.MapCompute();
        v1.MapFollowUp();
        v1.MapSurvival();
        v1.MapAudit();
        v1.MapHistory();
        v1.MapPopulations();
        v1.MapAssessments();
        v1.MapStates();
    }

    private static void AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler(faults =>
        {
            faults.StatusCodeSelector = Faults.StatusOf;
            faults.SuppressDiagnosticsCallback = fault => Faults.IsOfTheCaller(fault.Exception);
        });
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);      // a 400 without a word is of no use
    }

    private static void AddFigures(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings.Bands);
        services.AddSingleton<QualityExplanationStore>();
        services.AddSingleton<AssessmentDesk>();
        services.AddSingleton<ReportingDays>();
        services.AddSingleton<PopulationVersionStore>();
        services.AddSingleton<PopulationDesk>();
        services.AddSingleton<StateStore>();
        services.AddSingleton<StateDesk>();
        services.AddSingleton<LifeTableStore>();
        services.AddSingleton<KnownBreakStore>();
        services.AddSingleton<BreakDesk>();
        services.AddSingleton<DeliveryHistory>();
        services.AddSingleton<ForecastSource>();
        services.AddSingleton<CaseSurvival>();
    }

    private static void AddRegistry(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => RegistryDatabase.Open(settings.Database));
        services.AddSingleton(settings.Checks);
        services.AddSingleton(_ => new WorkLimits(settings.LongestComputation, settings.LongestReport));
        services.AddSingleton<BatchStore>();
        services.AddSingleton<VerdictStore>();
        services.AddSingleton<QueryStore>();
        services.AddSingleton<ConfirmationStore>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton<RoundStore>();
        services.AddSingleton<CubeStore>();
        services.AddSingleton<RegistryStore>();
        services.AddSingleton<PersonStore>();
        services.AddSingleton<PersonReader>();
        services.AddSingleton<PersonLinkage>();
        services.AddSingleton<DeathClearanceStore>();
        services.AddSingleton<DeathClearance>();
        services.AddSingleton<CertificateImport>();
        services.AddSingleton<FollowUpStore>();
        services.AddSingleton<VitalStatusStore>();
        services.AddSingleton<FollowUpDue>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<RecordHistory>();
        services.AddSingleton<PrimaryStore>();
        services.AddSingleton<CubeCache>();
        services.AddFigures(settings);
        services.AddSingleton<BatchImport>();
        services.AddSingleton<BatchStatusReader>();
        services.AddSingleton<AnnotatedCopy>();
        services.AddSingleton<ImportQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
    }
}
