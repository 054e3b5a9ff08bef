-- round_set: which earlier batch a batch corrects
-- in:   @id, @roundOf (null: none)
-- out:  nothing
-- used: RoundStore.Set
update batch set round_of = @roundOf, round = 1 where id = @id
