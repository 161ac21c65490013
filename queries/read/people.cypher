// name: people
// doc: People by the words of their names and by county.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, county STRING | NULL, as_of STRING
// columns: n Person
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Person)
WHERE ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word))
  AND ($county IS NULL OR n.county = $county)
