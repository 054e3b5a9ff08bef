using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Parameters of population_insert.sql in its order.</summary>
internal enum PopulationColumn
{
    Id, BatchId, FileRow, Registry, PopulationYear, Sex, AgeGroup, Replaces, ContentHash, Persons,
    AllCauseDeaths, PopulationBasis, OpenQuery,
}

/// <summary>Stages population counts.</summary>
internal sealed class StagedPopulation(StagingSession session, StagedRange ids, StagedChanges changes)
    : StagedUncounted<PopulationCount, PopulationColumn>(session, ids, changes, StoredPart.Population, "population_insert", "population_find")
{
    protected override string RegistryOf(PopulationCount record) => record.Registry;

    protected override void BindKey(Statement find, PopulationCount record)
    {
        find.Bind(0, record.Registry);
        find.Bind(1, record.Year);
        find.Bind(2, (long)record.Sex);
        find.Bind(3, record.AgeGroup);
    }

    protected override void BindContent(RowWriter<PopulationColumn> row, PopulationCount record)
    {
        row.Bind(PopulationColumn.FileRow, record.Row);
        row.Bind(PopulationColumn.Registry, record.Registry);
        row.Bind(PopulationColumn.PopulationYear, record.Year);
        row.Bind(PopulationColumn.Sex, (long)record.Sex);
        row.Bind(PopulationColumn.AgeGroup, record.AgeGroup);
        row.ContentReal(PopulationColumn.Persons, record.Persons);
        row.Content(PopulationColumn.AllCauseDeaths, record.AllCauseDeaths);
        row.Content(PopulationColumn.PopulationBasis, (long)record.Basis);
    }
}
