// name: documents
// doc: Documents by the words of their titles, kind, county and the day that they speak of.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, kind LIST<STRING> | NULL, county STRING | NULL, from STRING | NULL, to STRING | NULL, as_of STRING
// columns: n Document
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Document)
WHERE ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($county IS NULL OR n.county = $county)
  AND ($from IS NULL OR n.date >= $from)
  AND ($to IS NULL OR n.date <= $to)
