-- data_state: the data state
-- in:   nothing
-- out:  Version, ChangedAt
-- used: CubeStore.DataStateAsync
select version as Version, changed_at as ChangedAt from data_state where id = 1
