// name: who_sits_in
// doc: The body whose seats are asked for.
// params: found LIST<LIST<NODE>>, as_of STRING, roles LIST<STRING> | NULL
// columns: b Body
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS b
