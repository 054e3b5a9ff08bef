-- state_settings_after: settings that were changed after a data state, the newest change first
-- in:   @state
-- out:  Detail (JSON: key, before, after)
-- used: StateStore.SettingsAt
select detail as Detail
from audit
where event = 'setting-changed' and data_version > @state
order by id desc
