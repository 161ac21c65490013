// name: stored_met
// doc: The statements on which meetings rest, of documents that count.
// params: meetings LIST<STRING>
// columns: meeting STRING, values MAP, about LIST<LIST<ANY>>
UNWIND $meetings AS asked
MATCH (:Meeting {id: asked})-[:ACCORDING_TO]->(s:Statement)
WHERE EXISTS { MATCH (s)-[:ABOUT]->(n:Mention) WHERE n.scope IS NOT NULL }
WITH asked, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.date, x.block] } AS about
RETURN asked AS meeting, properties(s) AS values, about AS about
