// name: stored_told
// doc: The statements of some kinds that are about names in some roles; asks are maps of scope, roles and kinds.
// params: asks LIST<MAP>
// columns: scope STRING, values MAP, about LIST<LIST<ANY>>
UNWIND $asks AS ask
MATCH (m:Mention {scope: ask.scope})<-[a:ABOUT]-(s:Statement)
WHERE a.role IN ask.roles AND s.kind IN ask.kinds AND s.withdrawn_at IS NULL
WITH ask.scope AS scope, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN scope AS scope, properties(s) AS values, about AS about
