using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Linking;

namespace Registry.Api.Deaths;

/// <summary>The words of a finding: the message of its check.</summary>
internal static class FindingText
{
    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load();

    public static Bilingual Of(ClearanceFinding finding)
    {
        var severity = Catalogue.Find(finding.CheckId)!.Severity;
        var text = Catalogue.Text(new Verdict(
            finding.CheckId, severity, PartKind.Death, 0, Column: null, Item: null, Value: null, finding.Arguments));
        return new(text.MessageZh, text.MessageEn);
    }
}
