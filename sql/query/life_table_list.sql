-- life_table_list: the life tables there are, with what they span
-- in:   nothing
-- out:  Name, Source, LoadedAt, LoadedBy, SourceHash, RowCount, FirstYear, LastYear, Areas
-- used: LifeTableStore
select
    t.name as Name, t.source as Source, t.loaded_at as LoadedAt, t.loaded_by as LoadedBy, t.source_hash as SourceHash, count(*) as RowCount,
    min(r.year) as FirstYear, max(r.year) as LastYear, count(distinct r.area) as Areas
from life_table t
join life_table_row r on r.name = t.name
group by t.name
order by t.name
