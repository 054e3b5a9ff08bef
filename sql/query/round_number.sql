-- round_number: numbers the rounds of a delivery anew: the first, then those that were committed in the order of their commits, then the others
-- in:   @id (any of them)
-- out:  nothing
-- used: RoundStore.Set, BatchCommit.Run
with recursive earlier (id, round_of) as (
    select id, round_of from batch where id = @id
    union
    select b.id, b.round_of from batch b join earlier e on b.id = e.round_of
), chain (id) as (
    select id from earlier where round_of is null
    union
    select b.id from batch b join chain c on b.round_of = c.id
), numbered (id, round) as (                     -- a dry run, below zero, comes after all
    select b.id, row_number() over (
        order by b.round_of is not null, b.committed_version is null, b.committed_version, b.id < 0, b.id)
    from chain c
    join batch b on b.id = c.id
)
update batch
set round = (select n.round from numbered n where n.id = batch.id)
where id in (select id from numbered)
