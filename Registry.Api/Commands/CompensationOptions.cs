using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary>The options of a verb that takes something back by a batch, and the way of such a call.</summary>
internal sealed class CompensationOptions
{
    private readonly Option<string> _by = Options.Words("--by", "NAME", "Who takes it back; kept with the batch");
    private readonly Option<string> _reason = Options.Words("--reason", "TEXT", "Why; kept with the batch");
    private readonly Option<bool> _preview = new("--preview") { Description = "Only say what would go, come back and stay" };
    private readonly Option<string> _format = Options.OneOf("--format", "text for reading, or json with every record that stays", "text", "json");
    private readonly Option<Report.ReportLanguage> _lang = Options.Lang();

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_by, _reason, _preview, _format, _lang];

    /// <summary>Previews or acts, and says what became of it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">What is done, as the head of a preview says it.</param>
    /// <param name="preview">Looks what would become of it.</param>
    /// <param name="act">Does it in somebody's name and for a reason.</param>
    public async Task<int> RunAsync(
        ParseResult call, Bilingual name, Func<Task<CompensationPreview>> preview, Func<string, string, Task<CompensationOutcome>> act)
    {
        if (call.GetValue(_preview)) return await SayAsync(call, name, new(null, await preview()));
        return call.GetValue(_by) is { } by && call.GetValue(_reason) is { } reason
            ? await SayAsync(call, name, await act(by, reason))
            : CommandLine.Wrong(call, new("须写 --by 姓名 和 --reason 理由：由谁、为何取回（或用 --preview 只看结果）。", "--by NAME and --reason TEXT are needed: who takes it back, and why (or --preview)."));
    }

    private async Task<int> SayAsync(ParseResult call, Bilingual name, CompensationOutcome outcome)
    {
        if (outcome.Refusal is { NamesNothing: true } nothing) return CommandLine.Wrong(call, new(nothing.Zh, nothing.En));
        await call.InvocationConfiguration.Output.WriteLineAsync(call.GetValue(_format) == "json"
            ? JsonSerializer.Serialize(CompensationEntry.Of(outcome.Preview, outcome.Batch), BatchesVerb.Json)
            : UndoText.Of(outcome, name).In(call.GetValue(_lang)));
        return outcome.Refusal is null ? CommandLine.Done : CommandLine.DataHaveProblems;
    }
}
