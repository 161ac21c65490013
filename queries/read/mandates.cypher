// name: mandates
// doc: Mandates that exist on the day, by words of the task with its items and agreement, status, being overdue and due days, and held by the actor asked for, if any.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, status LIST<STRING> | NULL, overdue BOOLEAN | NULL, due_before STRING | NULL, due_from STRING | NULL, as_of STRING
// columns: n Mandate
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Mandate)
WITH found, n, last([k IN range(0, size(coalesce(n.status_from, [])) - 1) WHERE n.status_from[k] <= $as_of | n.status[k]]) AS status
WHERE (status IS NOT NULL OR size(coalesce(n.status_from, [])) = 0)
  AND ($words IS NULL OR all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word
    OR EXISTS { (n)-[:IN_ITEM]->(i:AgendaItem) WHERE ' ' + i.search_key CONTAINS ' ' + word }
    OR EXISTS { (n)-[:CONCERNS]->(a:Agreement) WHERE ' ' + a.search_key CONTAINS ' ' + word }))
  AND ($status IS NULL OR status IN $status)
  AND ($overdue IS NULL OR $overdue = coalesce(n.due_last < $as_of AND NOT coalesce(status, '') IN ['REPORTED', 'DONE', 'WITHDRAWN', 'REPLACED'], false))
  AND ($due_before IS NULL OR n.due_last < $due_before)
  AND ($due_from IS NULL OR n.due_last >= $due_from)
  AND (size(found) = 0 OR EXISTS { (n)-[:HELD_BY]->(h:Actor) WHERE h = found[0][0] })
