// name: judgements
// doc: What people judged: all, or those that are in force or were revoked.
// params: found LIST<LIST<NODE>>, in_force BOOLEAN | NULL, as_of STRING
// columns: n Judgement
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Judgement)
WHERE $in_force IS NULL OR $in_force = (n.revoked_at IS NULL)
