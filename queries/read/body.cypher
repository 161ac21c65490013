// name: body
// doc: The body of a name or id.
// params: found LIST<LIST<NODE>>, as_of STRING
// columns: b Body
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS b
