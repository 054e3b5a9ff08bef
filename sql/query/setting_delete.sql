-- setting_delete: forgets the answer to one question
-- in:   @key
-- out:  nothing
-- used: SettingStore.Set
delete from setting where key = @key
