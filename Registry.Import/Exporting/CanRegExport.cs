using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;

namespace Registry.Import.Exporting;

/// <summary>CanReg5: the tables Patient, Tumour and Source of each registry, tab-separated, joined by its record numbers.</summary>
/// <remarks>The registration number is the patient, the tumour number the place of the tumour among those of the patient. Of the dead, the date of last contact
/// is the date of death. Tumours of one number that know different things about the person have a patient record each.</remarks>
internal sealed class CanRegExport
{
    private static readonly CanRegVariable[] PatientColumns = [.. CanRegVariables.Of(CanRegTable.Patient)];
    private static readonly CanRegVariable[] TumourColumns = [.. CanRegVariables.Of(CanRegTable.Tumour)];
    private static readonly CanRegVariable[] SourceColumns = [.. CanRegVariables.Of(CanRegTable.Source)];

    private readonly ExportTally _tally;
    private readonly ExportFile _patients, _tumours, _sources;

    private CanRegExport(ExportSource source, ExportFolder folder)
    {
        _tally = source.Tally;
        _patients = Begin(folder, source.Registry, CanRegTable.Patient, PatientColumns);
        _tumours = Begin(folder, source.Registry, CanRegTable.Tumour, TumourColumns);
        _sources = Begin(folder, source.Registry, CanRegTable.Source, SourceColumns);
    }

    /// <summary>The items that have a variable.</summary>
    public static ItemSet Carried { get; } = ItemSet.Of(
        CanRegVariables.All.Select(variable => variable.Item).OfType<Item>().Append(Item.OtherSources).Append(Item.DeathDate).Except([Item.RecordStatus]));

    /// <summary>Writes the files of a registry.</summary>
    public static void Write(ExportSource source, ExportFolder folder)
    {
        CanRegExport? export = null;
        var ofOneNumber = new List<ExportedRecord>();
        foreach (var record in source.Cases(Carried))
        {
            export ??= new(source, folder);
            if (ofOneNumber.Count > 0 && ofOneNumber[0][Item.CaseNumber] != record[Item.CaseNumber]) export.Write(ofOneNumber);
            ofOneNumber.Add(record);
        }
        if (ofOneNumber.Count > 0) export!.Write(ofOneNumber);
    }

    private static ExportFile Begin(ExportFolder folder, string registry, CanRegTable table, CanRegVariable[] columns)
    {
        var file = folder.Begin($"{registry}_CanReg5_{table}.txt", TextForm.Program('\t'));
        file.WriteHeader(columns.Select(column => column.ShortName));
        return file;
    }

    private void Write(List<ExportedRecord> tumours)
    {
        var number = tumours[0][Item.CaseNumber]!;
        var patients = new List<string?[]>();
        for (var tumour = 0; tumour < tumours.Count; tumour++)
        {
            var person = Patient(tumours[tumour]);
            var known = patients.FindIndex(other => other.SequenceEqual(person));
            if (known < 0)
            {
                known = patients.Count;
                patients.Add(person);
                _patients.Write(WithNumbers(PatientColumns, person, ("PatientRecordID", Number(number, known + 1))));
            }
            WriteTumour(tumours[tumour], number, Number(number, known + 1), Number(Number(number, known + 1), tumour + 1), tumours.Count);
        }
        tumours.Clear();
    }

    private void WriteTumour(ExportedRecord record, string number, string patientRecord, string tumourId, int tumours)
    {
        var fields = Array.ConvertAll(TumourColumns, column => column.Item == Item.RecordStatus ? null : Text(column, record));
        _tumours.Write(WithNumbers(
            TumourColumns, fields, ("RecS", "1"), ("Chec", "1"), ("MPTot", Text(tumours)), ("TumourID", tumourId), ("PatientIDTumourTable", number),
            ("PatientRecordIDTumourTable", patientRecord), ("ObsoleteFlagTumourTable", "0"), ("TumourUnduplicationStatus", "0")));
        var place = 0;
        foreach (var source in SourcesOf(record))
        {
            string?[] values = Array.ConvertAll(SourceColumns, column => column.ShortName switch
            {
                "Hosp" => source.Hosp, "Unit" => source.Unit, "LabNo" => source.LabNo, "CasNo" => source.CasNo, _ => null,
            });
            _sources.Write(WithNumbers(SourceColumns, values, ("TumourIDSourceTable", tumourId), ("SourceRecordID", Number(tumourId, ++place))));
        }
    }

    // What the tumour knows of its person, in the order of the Patient table.
    private string?[] Patient(ExportedRecord record)
    {
        var fields = Array.ConvertAll(PatientColumns, column => Text(column, record));
        var (surname, firstNames) = (record[Item.Name], record[Item.FirstNames]);
        if (firstNames is not null)
        {
            if (surname is not null && CanRegCodes.SurnameOf(surname, firstNames) is { } own) surname = own;
            else
            {
                _tally.Lose(Item.FirstNames);
                firstNames = null;
            }
        }
        var lastContact = LastContact(record);
        return WithNumbers(PatientColumns, fields, ("FamN", surname), ("FirstN", firstNames), ("DLC", lastContact), ("ObsoleteFlagPatientTable", "0"));
    }

    private string? LastContact(ExportedRecord record)
    {
        var (contact, death, isDead) = (record[Item.LastContactDate], record[Item.DeathDate], record[Item.VitalStatus] == "2");
        if (!isDead)
        {
            if (death is not null) _tally.Lose(Item.DeathDate);
            return CanRegCodes.Date(contact);
        }
        if (contact is not null && contact != death) _tally.Lose(Item.LastContactDate);
        return CanRegCodes.Date(death);
    }

    private IEnumerable<CanRegSource> SourcesOf(ExportedRecord record)
    {
        var first = new CanRegSource(record[Item.Hospital], record[Item.Department], record[Item.PathologyNumber], record[Item.InpatientNumber]);
        var others = record[Item.OtherSources] is { } text ? CanRegSource.Split(text) : [];
        if (others is null) _tally.Lose(Item.OtherSources);
        return first.IsEmpty && others is null or [] ? [] : [first, .. others ?? []];
    }

    private string? Text(CanRegVariable column, ExportedRecord record)
    {
        if (column.Item is not { } item || record[item] is not { } text) return null;
        var written = item switch
        {
            _ when column.IsDate => CanRegCodes.Date(text),
            Item.Topography => CanRegCodes.Topography(text),
            Item.Icd10 => CanRegCodes.Icd10(text),
            _ => CanRegCodes.Read(item, text),
        };
        if (written is null) _tally.Lose(item);
        return written;
    }

    private static string?[] WithNumbers(CanRegVariable[] columns, string?[] fields, params (string Column, string? Text)[] given)
    {
        foreach (var (column, text) in given) fields[Array.FindIndex(columns, known => known.ShortName == column)] = text;
        return fields;
    }

    private static string Number(string start, int place) => string.Create(CultureInfo.InvariantCulture, $"{start}{place:D2}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
