-- setting_insert: the answer to one question
-- in:   a value for each column
-- out:  nothing
-- used: SettingStore.Set
insert into setting (
    key, value, changed_at, changed_by)
values (
    @key, @value, @at, @by)
