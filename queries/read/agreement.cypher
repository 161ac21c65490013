// name: agreement
// doc: The agreement of a name or id.
// params: found LIST<LIST<NODE>>, as_of STRING
// columns: ag Agreement
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS ag
