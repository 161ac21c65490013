// name: decisions
// doc: Decisions by words of theirs with their item's, kind, status and days, and decided by the actor asked for, or at a meeting of it, if any.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, kind LIST<STRING> | NULL, status LIST<STRING> | NULL, from STRING | NULL, to STRING | NULL, as_of STRING
// columns: n Decision
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Decision)
WHERE ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word
    OR EXISTS { (n)-[:IN_ITEM]->(i:AgendaItem) WHERE ' ' + i.search_key CONTAINS ' ' + word }))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($status IS NULL OR n.status IN $status)
  AND ($from IS NULL OR n.date >= $from)
  AND ($to IS NULL OR n.date <= $to)
  AND (size(found) = 0 OR EXISTS { (n)-[:DECIDED_BY]->(h:Actor) WHERE h = found[0][0] }
    OR EXISTS { (n)-[:IN_MEETING]->(:Meeting)-[:OF_BODY]->(b:Body) WHERE b = found[0][0] })
