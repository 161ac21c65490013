// name: stored_statement
// doc: A statement with what it is about in order, and the words that it rests on.
// params: id STRING
// columns: values MAP, about LIST<LIST<ANY>>, evidence LIST<LIST<ANY>>
MATCH (s:Statement {id: $id})
WITH s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about, COLLECT { MATCH (s)-[e:STATED_IN]->(:Passage) WITH e ORDER BY e.start, e.end, e.field RETURN [e.field, e.start, e.end, e.role, e.basis, coalesce(e.by, '')] } AS evidence
RETURN properties(s) AS values, about AS about, evidence AS evidence
