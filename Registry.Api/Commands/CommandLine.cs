using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Data.Common;
using Registry.Api.Compute;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary>The verbs of the command line and how a call ends.</summary>
internal static class CommandLine
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The data have problems, or a rule of the data refuses what was asked; the output says which.</summary>
    public const int DataHaveProblems = 1;

    /// <summary>The call is wrong, or names something that there is not; one line on standard error says how. Nothing was changed.</summary>
    public const int WrongCall = 2;

    /// <summary>A file, the database or the network address could not be used; one line on standard error says why.</summary>
    public const int Trouble = 3;

    /// <summary>The program has a fault of its own.</summary>
    public const int Fault = 4;

    /// <summary>Somebody ended the call; what was not committed does not count.</summary>
    public const int Stopped = 130;

    /// <summary>Runs one call and gives its exit status.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return Wrong(parsed, error, WhatIsWrong(parsed) + new Bilingual($"（见 {VerbOf(parsed.CommandResult)} --help）", $" (see: {VerbOf(parsed.CommandResult)} --help)"));
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        try
        {
            return await EndedAsync(parsed, configuration, error, stop);
        }
        finally
        {
            await output.FlushAsync(CancellationToken.None);
        }
    }

    // Every way a verb can end that is no answer is one line and one status.
    private static async Task<int> EndedAsync(ParseResult parsed, InvocationConfiguration configuration, TextWriter error, CancellationToken stop)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, stop);
        }
        catch (OperationCanceledException)
        {
            return End(parsed, error, Stopped, new("未完成即被中断；未入库的内容不计入。", "stopped before the end; what was not committed does not count."));
        }
        catch (Exception trouble) when (WordsOf(trouble) is { } told)
        {
            return End(parsed, error, Trouble, told);
        }
        catch (Exception fault) when (!IsTraceWanted)
        {
            var what = $"{fault.GetType().Name}, {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}";
            return End(parsed, error, Fault, new(
                $"程序出错（{what}）。请把这一行和所用命令转告维护人员；设 REGISTRY_TRACE=1 再运行可看到详情。",
                $"the program has a fault ({what}). Pass this line and the call on to whoever looks after it; REGISTRY_TRACE=1 shows where it came from."));
        }
    }

    // What a file, the database or the network did; null for a fault of the program.
    private static Bilingual? WordsOf(Exception trouble) => trouble switch
    {
        RegistryStoreException store => new(store.MessageZh, store.Message),
        DbException engine => WordsOf(RegistryStoreException.Of(engine)),
        IOException or UnauthorizedAccessException => Bilingual.Same(trouble.Message),
        _ => null,
    };

    private static bool IsTraceWanted => Environment.GetEnvironmentVariable("REGISTRY_TRACE") == "1";

    /// <summary>Says in one line what is wrong with the call, in its language.</summary>
    public static int Wrong(ParseResult call, Bilingual line) => Wrong(call, call.InvocationConfiguration.Error, line);

    /// <summary>Says in one line what could not be used.</summary>
    public static int InTrouble(ParseResult call, Bilingual line) => End(call, call.InvocationConfiguration.Error, Trouble, line);

    /// <summary>Says in one line what is wrong with the call; a text that is not translated.</summary>
    public static int Wrong(TextWriter error, string line)
    {
        error.WriteLine("registry: " + line);
        return WrongCall;
    }

    /// <summary>Ends a decision: done, refused by the data, or about something that there is not.</summary>
    public static async Task<int> EndAsync(ParseResult call, Refusal? refusal, Bilingual? done = null)
    {
        if (refusal is { NamesNothing: true }) return Wrong(call, new(refusal.Zh, refusal.En));
        var text = refusal is null ? done ?? new Bilingual("已完成。", "Done.") : new Bilingual(refusal.Zh, refusal.En);
        await call.InvocationConfiguration.Output.WriteLineAsync(text.In(CallLanguage.Of(call)));
        return refusal is null ? Done : DataHaveProblems;
    }

    private static int Wrong(ParseResult call, TextWriter error, Bilingual line) => End(call, error, WrongCall, line);

    private static int End(ParseResult call, TextWriter error, int status, Bilingual line)
    {
        error.WriteLine("registry: " + OneLine(line.In(CallLanguage.Of(call))));
        return status;
    }

    /// <summary>Every verb with its options; made anew for each call.</summary>
    internal static RootCommand Root()
    {
        var root = new RootCommand("Cancer registry: from case files to rates and the annual report. 肿瘤登记：从病例文件到发病率与年报。")
        {
            GenerateVerb.Create(), ImportVerb.Create(), BatchesVerb.Create(), QueriesVerb.Create(), RecordsVerb.Create(), ExportVerb.Create(),
            ReportVerb.Create(), OverviewVerb.Create(), TrendsVerb.Create(), ForecastVerb.Create(), NowcastVerb.Create(), BreaksVerb.Create(),
            ChecksVerb.Create(), PersonsVerb.Create(), DeathsVerb.Create(), FollowUpVerb.Create(), SurvivalVerbs.Survival(), SurvivalVerbs.Prevalence(), LifeTablesVerb.Create(),
            HistoryVerb.Create(), AuditVerb.Create(),
            RegistriesVerb.Create(), PopulationsVerb.Create(), AssessVerb.Create(), StatesVerb.Create(), SettingsVerb.Create(),
            RateRatiosVerb.Create(), CodeVerb.Create(), PrimariesVerb.Create(), ComputeVerb.Create(), VerifyVerb.Create(), ServeVerb.Create(),
        };
        foreach (var table in TableVerbs.Create()) root.Add(table);
        foreach (var verb in Leaves(root).Where(verb => verb.Options.All(option => option.Name != CallLanguage.Option)))
            verb.Add(Options.Lang());                       // what is wrong with a call is said in its language, whatever the verb
        return root;
    }

    private static IEnumerable<Command> Leaves(Command verb) => verb.Subcommands.Count == 0 ? [verb] : verb.Subcommands.SelectMany(Leaves);

    private static Bilingual WhatIsWrong(ParseResult parsed)
    {
        var verbs = parsed.CommandResult.Command.Subcommands;
        var stranger = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (stranger is not null && parsed.CommandResult.Command.Name == ComputeVerb.Name)
            return new Bilingual($"没有统计量 {stranger}；", $"there is no statistic {stranger}; ") + Computations.Instead(stranger);
        if (verbs.Count > 0)
        {
            var known = KnownWords.Instead(stranger ?? "", verbs.Select(verb => verb.Name));
            return (stranger is null ? new("缺少动词；", "a verb is missing; ") : new Bilingual($"没有动词 {stranger}；", $"{stranger} is no verb; ")) + known;
        }
        return stranger is null
            ? Bilingual.Join(Bilingual.Same(" "), parsed.Errors.Select(error => CallLanguage.Unpack(error.Message)).Distinct())
            : NotUnderstood(parsed, stranger);
    }

    private static Bilingual NotUnderstood(ParseResult parsed, string stranger)
    {
        var here = new Bilingual($"此处不认识 {stranger}", $"{stranger} is not understood here");
        var meant = KnownWords.Nearest(stranger, parsed.CommandResult.Command.Options.Select(option => option.Name));
        return here + (meant is null ? new("。", ".") : new($"；是否指 {meant}？", $"; did you mean {meant}?"));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string VerbOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{VerbOf(parent)} {command.Command.Name}" : "registry";
}
