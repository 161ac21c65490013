// name: structure_links
// doc: How actors hang together as far as texts say by the day, or ever, by kind, status and the days of the documents that say so, with the actor asked for at either end, if any.
// params: found LIST<LIST<NODE>>, ever BOOLEAN, kind LIST<STRING> | NULL, status LIST<STRING> | NULL, from STRING | NULL, to STRING | NULL, as_of STRING
// columns: n StructureLink
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:StructureLink)
WHERE ($ever OR coalesce(n.date <= $as_of, true)
    AND (n.valid_to IS NULL OR substring($as_of, 0, size(n.valid_to)) <= n.valid_to))
  AND ($kind IS NULL OR n.kind IN $kind)
  AND ($status IS NULL OR n.status IN $status)
  AND ($from IS NULL OR n.date >= $from)
  AND ($to IS NULL OR n.date <= $to)
  AND (size(found) = 0 OR EXISTS { (n)<-[:HAS_LINK]-(h:Actor) WHERE h = found[0][0] }
    OR EXISTS { (n)-[:LINKS_TO]->(h:Actor) WHERE h = found[0][0] })
