-- round_set: which earlier batch a batch corrects
-- in:   @id, @roundOf (null: none), @round
-- out:  nothing
-- used: RoundStore.Set
update batch set round_of = @roundOf, round = @round where id = @id
