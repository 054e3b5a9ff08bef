using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>Gives a few persons a second tumour at another site.</summary>
internal static class SecondPrimaries
{
    /// <summary>Share of cases that become the second tumour of somebody else on the list.</summary>
    private const double Share = 0.0075;

    /// <summary>Joins pairs of cases of one sex, about one age and different site groups into one person.</summary>
    /// <param name="cases">Cases in the order of their dates; nobody has died yet.</param>
    /// <param name="chance">Source of chance.</param>
    public static void Join(List<InventedCase> cases, Chance chance)
    {
        var earlier = new Dictionary<(Sex, int), List<InventedCase>>();
        foreach (var one in cases)
        {
            one.Person.LastIncidence = one.IncidenceDate;
            var key = (one.Person.Sex, one.Person.BirthDate.Year);
            if (!earlier.TryGetValue(key, out var others)) earlier[key] = others = [];
            if (chance.Happens(Share) && others.Find(o => Fits(o, one)) is { } first)
            {
                one.Person = first.Person;
                one.Person.LastIncidence = one.IncidenceDate;
                (one.IsOneOfSeveral, first.IsOneOfSeveral) = (true, true);
            }
            else
            {
                others.Add(one);
            }
        }
    }

    // In situ carcinoma and tumours of children have age limits of their own and stay alone.
    private static bool Fits(InventedCase first, InventedCase second) =>
        !first.IsOneOfSeveral && first.Group != second.Group && first.Group is not ("900" or "126") && second.Group is not ("900" or "126")
        && first.IncidenceDate < second.IncidenceDate && first.Age >= 42 && second.Age >= 42;
}
