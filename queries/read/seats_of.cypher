// name: seats_of
// doc: The person whose seats are asked for.
// params: found LIST<LIST<NODE>>, as_of STRING, roles LIST<STRING> | NULL
// columns: p Person
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS p
