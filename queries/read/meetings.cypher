// name: meetings
// doc: Meetings by days and status, and of the body asked for, if any.
// params: found LIST<LIST<NODE>>, from STRING | NULL, to STRING | NULL, status LIST<STRING> | NULL, as_of STRING
// columns: n Meeting
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Meeting)
WHERE ($from IS NULL OR coalesce(n.end_date, n.start_date) >= $from)
  AND ($to IS NULL OR n.start_date <= $to)
  AND ($status IS NULL OR n.status IN $status)
  AND (size(found) = 0 OR EXISTS { (n)-[:OF_BODY]->(b:Body) WHERE b = found[0][0] })
