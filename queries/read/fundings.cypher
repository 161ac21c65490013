// name: fundings
// doc: Amounts by words of their purpose, kind, year and the days of their documents, and for the actor asked for, if any.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, kind LIST<STRING> | NULL, year INTEGER | NULL, from STRING | NULL, to STRING | NULL, as_of STRING
// columns: n Funding
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Funding)
WHERE ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($year IS NULL OR n.year = $year)
  AND ($from IS NULL OR n.date >= $from)
  AND ($to IS NULL OR n.date <= $to)
  AND (size(found) = 0 OR EXISTS { (n)-[:FOR]->(h:Actor) WHERE h = found[0][0] })
