-- setting_list: the answers that were set
-- in:   nothing
-- out:  Key, Value, ChangedAt, ChangedBy
-- used: SettingStore
select key as Key, value as Value, changed_at as ChangedAt, changed_by as ChangedBy from setting order by key
