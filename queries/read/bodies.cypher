// name: bodies
// doc: Bodies by words, kind, county and owner; the owner is the name asked for, if any.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, kind LIST<STRING> | NULL, county STRING | NULL, as_of STRING
// columns: n Body
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Body)
WHERE ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($county IS NULL OR n.county = $county)
  AND (size(found) = 0 OR EXISTS { (n)-[:OWNED_BY]->(owner:Organization) WHERE owner = found[0][0] })
