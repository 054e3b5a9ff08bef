using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>Rows of text to judged records: a function, row by row, with memory that does not grow with the rows but for
/// 16 bytes of key each (and 24 a person where names and identity numbers are both there).</summary>
public static class ImportPipeline
{
    /// <summary>The parts in the order in which they must be judged: cases, deaths, population, follow-up.</summary>
    /// <remarks>A population sheet without a year takes it from the cases, and its years are compared with theirs; a follow-up
    /// may speak of a case of the same file.</remarks>
    public static IEnumerable<FilePart> InJudgingOrder(IEnumerable<FilePart> parts) => parts.OrderBy(part => part.Kind);

    /// <summary>Judges every row of a part, in the order of the file.</summary>
    /// <param name="part">The part; its rows are read once.</param>
    /// <param name="context">The batch; use one context for all its parts.</param>
    /// <returns>A judged row for every data row; behind them, where there are any, one with row number 0 that carries the
    /// verdicts on the part as a whole, those of <see cref="FilePart.Problems"/> among them.</returns>
    public static IEnumerable<JudgedRow> Judge(FilePart part, JudgingContext context)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(context);
        return part.Kind == PartKind.Population
            ? PopulationTable.Judge(part, context)
            : JudgeRecords(part, context);
    }

    private static IEnumerable<JudgedRow> JudgeRecords(FilePart part, JudgingContext context)
    {
        var facts = new RowFacts(part.Kind, part.Layout, context);
        var plan = CheckPlan.For(part.Kind, part.Layout, context.Checks);
        var tallies = new PartTallies(context) { MissingWords = facts.MissingWords };
        var (followers, legible) = (new RowFollowers(part, context, tallies), new LegibleRows());
        var others = new OtherItems(part.Layout, part.Kind);
        using var content = new CaseContent();
        var verdicts = new List<Verdict>();
        foreach (var row in part.Rows())
        {
            facts.Take(row);
            if (!row.IsMalformed)
            {
                Read(facts);
                followers.Follow(facts);
            }
            verdicts.Clear();
            var isAccepted = plan.Judge(facts, verdicts);
            if (isAccepted && Icd10Codes.WithoutCode(facts) is { } verdict)
            {
                isAccepted = false;
                verdicts.Add(verdict);
            }
            yield return row.IsMalformed ? new() { Row = row.Row, Verdicts = [.. verdicts] } : ToJudged(facts, isAccepted, [.. verdicts], others, content);
            if (legible.GoesOnAfter(facts)) continue;
            part.Break(legible.Verdict(part.Kind));
            break;
        }
        if (JudgePart(part, tallies) is { Count: > 0 } found) yield return new() { Row = 0, Verdicts = found };
    }

    /// <summary>Fills the facts of a row from its text, as its part says.</summary>
    internal static void Read(RowFacts facts)
    {
        if (facts.Part == PartKind.Incidence) CaseReader.Read(facts);
        else if (facts.Part == PartKind.FollowUp) FollowUpReader.Read(facts);
        else DeathReader.Read(facts);
    }

    private static JudgedRow ToJudged(RowFacts facts, bool isAccepted, Verdict[] verdicts, OtherItems others, CaseContent content)
    {
        if (!isAccepted)
        {
            var tumour = facts.Part == PartKind.Incidence ? facts.TumourNumber ?? 1 : 0;
            return new() { Row = facts.Row.Row, Verdicts = verdicts, Trace = new(facts.RecordNumber, tumour, facts.ContentHash()) };
        }
        if (facts.Part == PartKind.Death)
            return new() { Row = facts.Row.Row, Verdicts = verdicts, Death = DeathReader.ToRecord(facts, others) };
        if (facts.Part == PartKind.FollowUp)
        {
            var followUp = FollowUpReader.ToRecord(facts, others);
            facts.Context.FollowedCases?.Add(followUp, isAsked: verdicts.Any(verdict => verdict.Severity == Severity.Query));
            return new() { Row = facts.Row.Row, Verdicts = verdicts, FollowUp = followUp };
        }
        var record = CaseReader.ToRecord(facts, others);
        facts.Context.FollowedCases?.Add(record);
        var years = facts.Context.CaseYears;
        years[record.IncidenceDate.Year] = years.GetValueOrDefault(record.IncidenceDate.Year) + 1;
        return new() { Row = facts.Row.Row, Verdicts = verdicts, Case = record, CaseHash = content.HashOf(record) };
    }

    private static List<Verdict> JudgePart(FilePart part, PartTallies tallies) =>
    [
        .. from check in WholePart.Checks
           let definition = tallies.Context.Checks.Find(check.Id)!
           where definition.IsOn && definition.Parts.Contains(part.Kind)
           from arguments in check.Failures(tallies)
           select new Verdict(check.Id, definition.Severity, part.Kind, 0,
               check.Item is { } item ? part.Layout.ColumnOf(item) : null, check.Item, null, MaskedValue.Arguments(arguments)),
        .. part.Problems,
    ];
}
