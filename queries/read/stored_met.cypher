// name: stored_met
// doc: The statements on which the meetings rest that bodies began between days, of documents that count. asked are maps of body, first, last.
// params: asked LIST<MAP>
// columns: meeting STRING, values MAP, about LIST<LIST<ANY>>
UNWIND $asked AS asked
MATCH (:Body {id: asked.body})<-[:OF_BODY]-(me:Meeting)
WHERE asked.first <= me.start_date AND me.start_date <= asked.last
WITH DISTINCT me
MATCH (me)-[:ACCORDING_TO]->(s:Statement)
WHERE EXISTS { MATCH (s)-[:ABOUT]->(n:Mention) WHERE n.scope IS NOT NULL }
WITH me.id AS meeting, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN meeting AS meeting, properties(s) AS values, about AS about
