// name: agreements
// doc: Agreements that a text speaks of by the day, by words, kind, status, county and last day, and that bind the organisation asked for, if any.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, kind LIST<STRING> | NULL, status LIST<STRING> | NULL, county STRING | NULL, ends_before STRING | NULL, as_of STRING
// columns: n Agreement
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Agreement)
WITH found, n, last([k IN range(0, size(coalesce(n.status_from, [])) - 1) WHERE n.status_from[k] <= $as_of | n.status[k]]) AS said
WITH found, n, said, CASE WHEN said IN ['IN_FORCE', 'UNDER_REVISION'] AND n.valid_to_last < $as_of THEN 'EXPIRED' ELSE said END AS status
WHERE (said IS NOT NULL OR size(coalesce(n.status_from, [])) = 0)
  AND ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($status IS NULL OR status IN $status)
  AND ($county IS NULL OR n.county = $county)
  AND ($ends_before IS NULL OR n.valid_to_last < $ends_before)
  AND (size(found) = 0 OR EXISTS { (n)-[:HAS_PARTY]->(party:Organization) WHERE party = found[0][0] })
