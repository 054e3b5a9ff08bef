using System.Globalization;

namespace Registry.Api.Compute;

/// <summary>The parameters of one question, each with a value that can be read.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<string, string> _values;

    private ParameterValues(Dictionary<string, string> values) => _values = values;

    /// <summary>Every parameter of the statistic with its value, defaults included, in the order of the statistic.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _values;

    /// <summary>Reads what the caller said; what is unknown or cannot be read is refused.</summary>
    public static ParameterValues Read(Computation computation, IReadOnlyDictionary<string, string> said, List<ComputeRefusal> refusals)
    {
        var known = computation.AllParameters.Select(p => p.Name).ToList();
        foreach (var stranger in said.Keys.Except(known))
            refusals.Add(new(stranger, new Bilingual("不是该统计量的参数；", "is no parameter of this statistic; ") + KnownWords.Instead(stranger, known)));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in computation.AllParameters)
        {
            var text = said.TryGetValue(parameter.Name, out var written) ? written.Trim() : parameter.Default;
            if (parameter.WhyRefused(text) is { } expected)
                refusals.Add(new(parameter.Name, new($"“{text}”：{expected.Zh}", $"\"{text}\": {expected.En}")));
            values[parameter.Name] = text;
        }
        return new(values);
    }

    /// <summary>True when the statistic has such a parameter.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The text of a parameter.</summary>
    public string Text(string name) => _values[name];

    /// <summary>The text of a parameter that the statistic may not have; null then.</summary>
    public string? Optional(string name) => _values.GetValueOrDefault(name);

    /// <summary>The number of a parameter.</summary>
    public double Number(string name) => double.Parse(_values[name], CultureInfo.InvariantCulture);

    /// <summary>The whole number of a parameter.</summary>
    public int Whole(string name) => (int)Number(name);

    /// <summary>The names of a parameter that lists some.</summary>
    public IReadOnlyList<string> Names(string name) => ComputeParameter.Split(_values[name]);
}
