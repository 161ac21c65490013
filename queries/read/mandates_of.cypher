// name: mandates_of
// doc: The actor whose mandates are asked for.
// params: found LIST<LIST<NODE>>, as_of STRING, status LIST<STRING> | NULL
// columns: h Actor
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS h
