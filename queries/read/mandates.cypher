// name: mandates
// doc: Mandates that exist on the day, by words of the task with its items and agreement, status, being overdue and due days; held by one actor asked for, and told to or held by another, where `holder` and `forum` say which of the found they are.
// params: found LIST<LIST<NODE>>, words LIST<STRING> | NULL, status LIST<STRING> | NULL, overdue BOOLEAN | NULL, due_before STRING | NULL, due_from STRING | NULL, due_within LIST<STRING> | NULL, holder INTEGER | NULL, forum INTEGER | NULL, as_of STRING
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
  AND ($overdue IS NULL OR $overdue = coalesce(n.due_last < $as_of AND NOT coalesce(status, '') IN ['PROPOSED', 'REPORTED', 'DONE', 'WITHDRAWN', 'REPLACED'], false))
  AND ($due_before IS NULL OR n.due_last < $due_before)
  AND ($due_from IS NULL OR n.due_last >= $due_from)
  AND ($due_within IS NULL OR (n.due_first >= $due_within[0] AND n.due_last <= $due_within[1]))
  AND ($holder IS NULL OR EXISTS { (n)-[:HELD_BY]->(h:Actor) WHERE h = found[$holder][0] })
  AND ($forum IS NULL OR EXISTS { (n)-[:REPORTS_BACK_TO]->(b:Body) WHERE b = found[$forum][0] }
    OR EXISTS { (n)-[:HELD_BY]->(b:Body) WHERE b = found[$forum][0] })
