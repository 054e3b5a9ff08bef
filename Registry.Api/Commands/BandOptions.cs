using System.CommandLine;
using Registry.Core.Coding;

namespace Registry.Api.Commands;

/// <summary>The options by which a province puts its own quality bands and its own table of sites in place of those built in.</summary>
internal sealed class BandOptions
{
    private readonly Option<QualityBands> _bands = File(
        "--bands", "Bands of the province, in place of those built in (columns as quality_bands.csv)", QualityBands.Read, QualityBands.BuiltIn);

    private readonly Option<QualitySites> _sites = File(
        "--quality-sites", "Sites of the province, in place of those built in: MV%, DCO%, M:I, survival, and which sites screening drives (columns as quality_sites.csv)",
        QualitySites.Read, QualitySites.BuiltIn);

    /// <summary>Both options.</summary>
    public IReadOnlyList<Option> All => [_bands, _sites];

    /// <summary>Adds both to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in All) verb.Add(option);
    }

    /// <summary>The bands of a call, with its sites.</summary>
    public QualityBands Of(ParseResult call) => call.GetRequiredValue(_bands).With(call.GetRequiredValue(_sites));

    private static Option<T> File<T>(string name, string description, Func<Stream, T> read, T usual)
    {
        var option = Options.Read<T>(name, "FILE", description, (string path, Action<Bilingual> refuse) =>
        {
            try
            {
                using var file = System.IO.File.OpenRead(path);
                return read(file);
            }
            catch (TableFormatException fault)
            {
                refuse(new(fault.MessageZh, fault.Message));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                refuse(Bilingual.Same(fault.Message));
            }
            return usual;
        });
        option.DefaultValueFactory = _ => usual;
        return option;
    }
}
