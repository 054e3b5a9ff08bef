using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary>The verbs of the command line and how a call ends.</summary>
internal static class CommandLine
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The data have problems; they are in the output.</summary>
    public const int DataHaveProblems = 1;

    /// <summary>The call is wrong; one line on standard error says how.</summary>
    public const int WrongCall = 2;

    /// <summary>Runs one call and gives its exit status.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return Wrong(error, $"{OneLine(WhatIsWrong(parsed))} (see: {VerbOf(parsed.CommandResult)} --help)");
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        try
        {
            return await parsed.InvokeAsync(configuration, stop);
        }
        catch (OperationCanceledException)
        {
            return Wrong(error, "stopped before the end; what was not committed does not count.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or RegistryStoreException)
        {
            return Wrong(error, OneLine(trouble.Message));
        }
        finally
        {
            await output.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>Says in one line what is wrong with the call.</summary>
    public static int Wrong(TextWriter error, string line)
    {
        error.WriteLine("registry: " + line);
        return WrongCall;
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Cancer registry: from case files to rates and the annual report. 肿瘤登记：从病例文件到发病率与年报。")
        {
            GenerateVerb.Create(), ImportVerb.Create(), BatchesVerb.Create(), QueriesVerb.Create(), RecordsVerb.Create(), ExportVerb.Create(),
            ReportVerb.Create(), OverviewVerb.Create(), ForecastVerb.Create(),
            ChecksVerb.Create(), PersonsVerb.Create(), DeathsVerb.Create(), FollowUpVerb.Create(), HistoryVerb.Create(), AuditVerb.Create(),
            RegistriesVerb.Create(), SettingsVerb.Create(),
            CodeVerb.Create(), PrimariesVerb.Create(), ComputeVerb.Create(), VerifyVerb.Create(), ServeVerb.Create(),
        };
        foreach (var table in TableVerbs.Create()) root.Add(table);
        return root;
    }

    private static string WhatIsWrong(ParseResult parsed)
    {
        var verbs = parsed.CommandResult.Command.Subcommands;
        var stranger = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (verbs.Count > 0)
        {
            var known = string.Join(", ", verbs.Select(verb => verb.Name));
            return $"{(stranger is null ? "a verb is missing" : $"{stranger} is no verb")}; known are {known}.";
        }
        return stranger is null ? parsed.Errors[0].Message : $"{stranger} is not understood here.";
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string VerbOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{VerbOf(parent)} {command.Command.Name}" : "registry";
}
