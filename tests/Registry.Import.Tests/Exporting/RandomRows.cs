using System.Globalization;
using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Exporting;

namespace Registry.Import.Tests.Exporting;

/// <summary>Rows of invented cases and deaths with every item, made from a seed: partial dates, rare characters, quotes, line breaks, leading zeros.</summary>
internal sealed class RandomRows(int seed)
{
    private static readonly string[] Names =
        ["张三", "𠮷田㐂", "买买提·吐尔逊", "欧阳\"小\"明", "O'Brien, Ann", "司馬　相如", "=李四", "José Ñandú", "古丽·热依汗·𡘙", "陈一", "赵;钱|孙 李"];

    private static readonly string[] Phrases =
        ["浸润性导管癌", "说：“低分化”,\r\n见附页", "line one\nline two", "a;b;c", "tab\there", "'quoted'", "''twice", "+86 000", "-5 cm", "@home", "=1+1", "𬬻𬭎rare", "  inner  blanks  ", "100%|bar", "\"", "0012"];

    private static readonly (string Site, string Morphology, string Behaviour, string Icd)[] Tumours =
    [
        ("C34.1", "8140", "3", "C34.1"), ("C16.0", "8140", "3", "C16.0"), ("C18.7", "8140", "2", "D01.0"), ("C22.0", "8170", "3", "C22.0"),
        ("C42.1", "9861", "3", "C92.0"), ("C77.0", "9680", "3", "C83.3"), ("C71.0", "9440", "3", "C71.0"), ("C73.9", "8260", "3", "C73"),
    ];

    private static readonly Dictionary<Item, string> CodeSetOf = new()
    {
        [Item.Ethnicity] = "ethnicity", [Item.MaritalStatus] = "marital", [Item.Education] = "education", [Item.Occupation] = "occupation",
        [Item.Laterality] = "laterality", [Item.TreatmentStatus] = "treatment_status", [Item.TreatmentItems] = "treatment_item",
        [Item.LossReason] = "loss_reason", [Item.PlaceOfDeath] = "place_of_death", [Item.ClinicalT] = "t_category", [Item.PathologicalT] = "t_category",
        [Item.ClinicalN] = "n_category", [Item.PathologicalN] = "n_category", [Item.ClinicalM] = "m_category", [Item.PathologicalM] = "m_category", [Item.Stage] = "stage",
    };

    private static readonly Item[] NotOfRecords = [Item.Year, Item.AgeGroup, Item.Population, Item.AllCauseDeaths, Item.RecordStatus, Item.OtherSources];
    private readonly Random _random = new(seed);

    /// <summary>Items that may stand in a row of cases.</summary>
    public static Item[] OfCases { get; } = [.. ItemNames.All.Except(NotOfRecords)];

    /// <summary>A case file of so many rows with a column for each of the items; its cases are numbered from the first on.</summary>
    public string Cases(int rows, IReadOnlyList<Item> items, int first = 1) => Table(items, Enumerable.Range(first, rows).Select(Case));

    /// <summary>A death file.</summary>
    public string Deaths(int rows, IReadOnlyList<Item> items) => Table(items, Enumerable.Range(1, rows).Select(Death));

    private static string Table(IReadOnlyList<Item> items, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder(string.Join(',', items.Select(CsvExport.HeaderOf))).Append('\n');
        foreach (var row in rows) text.AppendJoin(',', items.Select(item => Quoted(row[(int)item]))).Append('\n');
        return text.ToString();
    }

    private string?[] Case(int number)
    {
        var texts = Any();
        var tumour = Pick(Tumours);
        var (birth, incidence) = (new DateOnly(_random.Next(1930, 1990), _random.Next(1, 13), _random.Next(1, 28)), new DateOnly(_random.Next(2018, 2023), _random.Next(1, 13), _random.Next(1, 28)));
        var person = (number + 1) / 2;
        Set(texts, (Item.CaseNumber, $"00{person:D6}"), (Item.TumourNumber, $"{number % 2 + 1}"), (Item.Topography, tumour.Site), (Item.Morphology, tumour.Morphology),
            (Item.Behaviour, tumour.Behaviour), (Item.Icd10, tumour.Icd), (Item.Basis, Pick("1", "2", "4", "5", "6", "7")), (Item.Grade, $"{_random.Next(1, 10)}"),
            (Item.Sex, _random.Next(40) == 0 ? "9" : $"{_random.Next(1, 3)}"), (Item.BirthDate, Partial(birth)), (Item.IncidenceDate, Partial(incidence)),
            (Item.Age, null), (Item.IdType, null), (Item.IdNumber, null), (Item.DerivedIcd10, null), (Item.MultiplePrimary, Pick("0", "1", null)));
        SetName(texts);
        FollowUp(texts, incidence);
        return texts;
    }

    // First names are the end of the name, or are not told apart.
    private void SetName(string?[] texts)
    {
        var (surname, first) = _random.Next(2) == 0 ? ("欧阳", "𠮷㐂") : ("O'Brien", "Ann \"Bea\"");
        if (_random.Next(2) == 0) Set(texts, (Item.FirstNames, null));
        else Set(texts, (Item.Name, surname[0] > 'z' ? surname + first : $"{surname} {first}"), (Item.FirstNames, first));
    }

    private void FollowUp(string?[] texts, DateOnly incidence)
    {
        var end = incidence.AddDays(_random.Next(30, 900));
        var status = Pick("1", "2", "9", null);
        Set(texts, (Item.VitalStatus, status), (Item.LastContactDate, status is null ? null : Day(end)), (Item.DeathDate, status == "2" ? Day(end) : null),
            (Item.CauseOfDeathCategory, status == "2" ? Pick("1", "2", "9") : null), (Item.UnderlyingCause, status == "2" ? "C34.1" : null),
            (Item.ReportDate, Day(end)), (Item.FollowUpDate, Day(end)), (Item.WithdrawalDate, null), (Item.WithdrawalReason, null));
    }

    private string?[] Death(int number)
    {
        var texts = Any();
        var (birth, death) = (new DateOnly(_random.Next(1930, 1990), _random.Next(1, 13), _random.Next(1, 28)), new DateOnly(_random.Next(2018, 2023), _random.Next(1, 13), _random.Next(1, 28)));
        Set(texts, (Item.CertificateNumber, $"D{number:D7}"), (Item.Sex, $"{_random.Next(1, 3)}"), (Item.BirthDate, Partial(birth)), (Item.DeathDate, Partial(death)),
            (Item.UnderlyingCause, Pick("C34.1", "I21.9", "C22.9", "J44")), (Item.Age, null), (Item.IdType, null), (Item.IdNumber, null),
            (Item.IncidenceDate, null), (Item.ReportDate, null));
        return texts;
    }

    // Items whose text holds no line end and no tab (check V-FMT-4).
    private static readonly Item[] OneLine = [Item.Name, Item.ContactName, Item.Phone, Item.Physician];

    // A value in two items of three.
    private string?[] Any()
    {
        var texts = new string?[ItemNames.All.Count];
        foreach (var item in ItemNames.All)
            if (_random.Next(3) > 0) texts[(int)item] = Value(item);
        return texts;
    }

    private string Value(Item item)
    {
        var definition = Registry.Import.Reading.ItemCatalogue.Of(item);
        if (CodeSetOf.TryGetValue(item, out var set)) return Pick([.. CodeSet.Of(set).Values.Select(value => value.Code)])!;
        if (item == Item.HouseholdAreaCode) return ExportSite.Code;
        if (item is Item.ResidenceAreaCode or Item.BirthplaceAreaCode) return Pick("330106", "110101", "440304")!;
        return definition.Kind switch
        {
            Registry.Import.Reading.ItemKind.Text => Shortened(OneLine.Contains(item) ? Pick(Names)! : Pick(Phrases)!, definition.MaxLength ?? 50),
            Registry.Import.Reading.ItemKind.Date => Day(new(2022, 1, _random.Next(1, 28))),
            Registry.Import.Reading.ItemKind.Id => $"00{_random.Next(100_000):D5}",
            Registry.Import.Reading.ItemKind.Number => $"{_random.Next(1, 99)}",
            _ => definition.MaxLength is 1 ? $"{_random.Next(0, 2)}" : $"{_random.Next(0, 10)}",
        };
    }

    private string Partial(DateOnly date) =>
        _random.Next(6) switch { 0 => date.ToString("yyyy", CultureInfo.InvariantCulture), 1 => date.ToString("yyyyMM", CultureInfo.InvariantCulture) + "00", _ => Day(date) };

    private string Day(DateOnly date) => date.ToString(Pick("yyyyMMdd", "yyyy-MM-dd", "yyyy/M/d"), CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..most];

    private static void Set(string?[] texts, params (Item Item, string? Text)[] values)
    {
        foreach (var (item, text) in values) texts[(int)item] = text;
    }

    private static string Quoted(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
