using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Checks;

/// <summary>The area that a registry covers: a county itself, a city or province with all its counties, and what was merged into them.</summary>
internal sealed class RegistryArea
{
    private readonly int _code;
    private readonly int _width;
    private readonly HashSet<int> _merged = [];
    private readonly HashSet<int> _elsewhere = [];
    private readonly HashSet<int> _divided = [];

    /// <summary>Takes the code of the registry and the history of division codes.</summary>
    /// <param name="registry">Six digits; another text gives an area that nothing is inside or outside of.</param>
    /// <param name="history">Codes that were abolished.</param>
    public RegistryArea(string registry, AreaHistory history)
    {
        _code = AreaCodes.Read(registry);
        _width = _code % 10_000 == 0 ? 10_000 : _code % 100 == 0 ? 100 : 1;
        foreach (var period in history.Periods)
        {
            if (period.ValidTo is not { } lastDay) continue;
            var code = int.Parse(period.Code, CultureInfo.InvariantCulture);
            if (history.CurrentCode(period.Code, lastDay) is not { } now) _divided.Add(code);
            else (Covers(int.Parse(now, CultureInfo.InvariantCulture)) ? _merged : _elsewhere).Add(code);
        }
    }

    /// <summary>True when the division lies in the area.</summary>
    public bool IsInside(int code) => _code != 0 && code != 0 && (Covers(code) || _merged.Contains(code));

    /// <summary>True when the division cannot lie in the area. A city of which the county is not given may hold a county
    /// registry; an abolished division may have become part of any county of its city, one that nobody knows of its province.</summary>
    public bool IsOutside(int code)
    {
        if (_code == 0 || code == 0 || IsInside(code)) return false;
        if (code % 10_000 == 0) return code / 10_000 != _code / 10_000;
        if (code % 100 == 0 || _divided.Contains(code)) return code / 100 != _code / 100;
        return AreaCodes.IsListed(code) || _elsewhere.Contains(code) || code / 10_000 != _code / 10_000;
    }

    private bool Covers(int code) => code / _width == _code / _width;
}
