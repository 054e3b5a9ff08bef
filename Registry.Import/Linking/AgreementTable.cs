using System.Globalization;

namespace Registry.Import.Linking;

/// <summary>Words and default weights of every agreement (agreement_levels.csv).</summary>
internal static class AgreementTable
{
    private const double DefaultShare = 0.3;

    private sealed record Row(LinkField Field, string Agreement, double M, double U, string Zh, string En);

    private static readonly Dictionary<(LinkField, string), Row> Rows = Read();

    /// <summary>Names of the agreements of a field, "Missing" not among them.</summary>
    public static string[] AgreementsOf(LinkField field) => Enum.GetNames(TypeOf(field))[1..];

    /// <summary>The name of an agreement by its number.</summary>
    public static string NameOf(LinkField field, int agreement) => Enum.GetName(TypeOf(field), agreement)!;

    /// <summary>What an agreement means, in both languages.</summary>
    public static (string Zh, string En) WordsOf(LinkField field, int agreement) =>
        agreement == 0 ? MissingWords(field) : Rows[(field, NameOf(field, agreement))] is var row ? (row.Zh, row.En) : default;

    /// <summary>The model of the table.</summary>
    public static LinkageModel DefaultModel() => LinkageModel.Checked(new()
    {
        SampledRecords = 0,
        Seed = 0,
        ExpectedShare = DefaultShare,
        Fields =
        [
            .. Enum.GetValues<LinkField>().Select(field => new FieldWeights(field,
                [.. AgreementsOf(field).Select(name => Rows[(field, name)]).Select(row => new AgreementWeight(row.Agreement, row.M, row.U))])),
        ],
    });

    private static (string Zh, string En) MissingWords(LinkField field) => field switch
    {
        LinkField.ResidentId => ("至少一方无有效身份证号", "a valid resident ID is missing"),
        LinkField.Name => ("至少一方无姓名", "a name is missing"),
        LinkField.BirthDate => ("至少一方无出生日期", "a date of birth is missing"),
        LinkField.Sex => ("至少一方性别不详", "a sex is unknown"),
        LinkField.Area => ("至少一方户籍区划不详", "a household division is unknown"),
        LinkField.RecordNumber => ("至少一方医院不详", "a hospital is unknown"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };

    private static Type TypeOf(LinkField field) => field switch
    {
        LinkField.ResidentId => typeof(ResidentIdAgreement),
        LinkField.Name => typeof(NameAgreement),
        LinkField.BirthDate => typeof(BirthAgreement),
        LinkField.Sex => typeof(SexAgreement),
        LinkField.Area => typeof(AreaAgreement),
        LinkField.RecordNumber => typeof(RecordNumberAgreement),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };

    private static Dictionary<(LinkField, string), Row> Read() =>
        LinkingTable.Read("agreement_levels.csv")
            .Select(row => new Row(Enum.Parse<LinkField>(row["field"]), row["agreement"], Number(row["m"]), Number(row["u"]), row["zh"], row["en"]))
            .ToDictionary(row => (row.Field, row.Agreement));

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
