// name: organizations
// doc: Organisations by words, kind, code and county.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, kind LIST<STRING> | NULL, code STRING | NULL, county STRING | NULL, as_of STRING
// columns: n Organization
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Organization)
WHERE ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($code IS NULL OR n.code = $code)
  AND ($county IS NULL OR n.county = $county)
